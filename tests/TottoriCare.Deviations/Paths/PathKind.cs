namespace TottoriCare.Deviations.Paths;

/// <summary>誤りの種類: one way in which a program can be wrong, by its name in a deviation file.</summary>
/// <param name="Name">What a file calls it.</param>
/// <param name="Words">What such a program does.</param>
/// <param name="Parameters">The parameters that it takes, all of them.</param>
/// <param name="Make">Makes it of its parameters, which record their faults; what is made of faulty ones is not used.</param>
internal sealed record PathKind(string Name, LocalizedText Words, string[] Parameters, Func<PathParameters, CodePath> Make)
{
    public static readonly IReadOnlyDictionary<string, PathKind> All =
        new[] { HistoryPaths.All, OrderPaths.All, FactPaths.All, CalendarPaths.All, NoticePaths.All, FindingPaths.All, AnswerPaths.All, GrantPaths.All, SharePaths.All }
            .SelectMany(kinds => kinds).ToDictionary(kind => kind.Name);

    public static PathKind Of(string name, string ja, string en, Func<PathParameters, CodePath> make, params string[] parameters) =>
        new(name, new LocalizedText(ja, en), parameters, make);
}
