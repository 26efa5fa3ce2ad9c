using Google.Protobuf.Reflection;
using TottoriCare.Decisions;
using TottoriCare.Remedies;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>Everything that a decision says for itself, as lines: once from the library, once from the wire.</summary>
/// <remarks>Values of closed sets are compared by name, so that a number which means another thing is found.</remarks>
internal static class Said
{
    public static IReadOnlyList<string> By(Decision decision) =>
    [
        $"{decision.Headline.Ja} | {decision.Headline.En}",
        decision.Explain(Language.Japanese),
        decision.Explain(Language.English),
        .. decision.Findings.SelectMany(By),
        .. decision.Readings.Select(reading => $"{reading.Id} | {reading.Question} | {reading.Default}"),
        $"{decision.Basis.Municipality} | {decision.Basis.MunicipalityName} | {decision.Basis.RulebookDigest} | {decision.Basis.CalendarDigest}",
    ];

    public static IReadOnlyList<string> By(V1.Reasons reasons) =>
    [
        $"{reasons.Headline.Ja} | {reasons.Headline.En}",
        reasons.Explanation.Ja,
        reasons.Explanation.En,
        .. reasons.Findings.SelectMany(By),
        .. reasons.Readings.Select(reading => $"{reading.Id} | {Text(reading.Question)} | {Text(reading.DefaultAnswer)}"),
        $"{reasons.Basis.MunicipalityCode} | {Text(reasons.Basis.MunicipalityName)} | {reasons.Basis.RulebookDigest} | {reasons.Basis.CalendarDigest}",
    ];

    public static IReadOnlyList<string> By(IEnumerable<Divergence> divergences) =>
    [
        .. divergences.SelectMany(it => it.Changes
            .Select(change => $"{change.Name}: {By(change.Before)} -> {By(change.After)}")
            .Prepend($"{it.Reading.Id} | {it.Alternative.Name} | {it.Alternative.Text} | {it.Decision.Headline}")),
    ];

    public static IReadOnlyList<string> By(IEnumerable<V1.Divergence> divergences) =>
    [
        .. divergences.SelectMany(it => it.Changes
            .Select(change => $"{change.Name}: {By(change.Before)} -> {By(change.After)}")
            .Prepend($"{it.ReadingId} | {it.AlternativeName} | {Text(it.AlternativeText)} | {Text(it.Headline)}")),
    ];

    public static IReadOnlyList<string> By(IEnumerable<Remedy> remedies) =>
    [
        .. remedies.SelectMany(it => it.Adjustments
            .Select(change => $"{change.Dimension.Code}: {By((Figure?)change.From)} -> {By((Figure?)change.To)}")
            .Prepend($"{it.In(Language.Japanese)} | {it.In(Language.English)}")),
    ];

    public static IReadOnlyList<string> By(IEnumerable<V1.Remedy> remedies) =>
    [
        .. remedies.SelectMany(it => it.Adjustments
            .Select(change => $"{CodeOf(change.Dimension)}: {By(change.From)} -> {By(change.To)}")
            .Prepend($"{it.Message.Ja} | {it.Message.En}")),
    ];

    /// <summary>The code that the library has for a value of the contract: <c>short_stay</c> for CARE_TYPE_SHORT_STAY.</summary>
    public static string CodeOf<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        string name = typeof(TEnum).GetField(value.ToString())!
            .GetCustomAttributes(typeof(OriginalNameAttribute), false).Cast<OriginalNameAttribute>().Single().Name;
        return name[(UpperSnake(typeof(TEnum).Name).Length + 1)..].ToLowerInvariant();
    }

    /// <summary><c>CARE_TYPE</c> for CareType.</summary>
    public static string UpperSnake(string pascal) =>
        string.Concat(pascal.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));

    private static IEnumerable<string> By(Finding finding) =>
    [
        finding.Rule is { } rule ? $"{rule.Id} | {rule.Mark.Code} | {rule.Source.Id} | {rule.Locator}" : "no rule",
        $"{UpperSnake(finding.Status.ToString()).ToLowerInvariant()} | {finding.Reason.Code}",
        finding.In(Language.Japanese),
        finding.In(Language.English),
        .. finding.Figures.Select(figure => By((Figure?)figure)),
        .. finding.Details.Select(detail => detail.ToString()),
    ];

    private static IEnumerable<string> By(V1.Finding finding) =>
    [
        finding.Rule is { } rule ? $"{rule.Id} | {CodeOf(rule.Mark)} | {rule.SourceId} | {Text(rule.Locator)}" : "no rule",
        $"{CodeOf(finding.Status)} | {finding.Reason}",
        finding.Message.Ja,
        finding.Message.En,
        .. finding.Figures.Select(By),
        .. finding.Details.Select(Text),
    ];

    private static string By(Figure? it) => it is not { } figure ? "no figure"
        : $"{figure.Name} | {figure.Unit.Code} | {figure.Number} | {figure.Value} | {figure.In(Language.Japanese)} | {figure.In(Language.English)}";

    private static string By(V1.Figure? figure) => figure is null ? "no figure"
        : $"{figure.Name} | {CodeOf(figure.Unit)} | {(figure.HasNumber ? figure.Number : null)} | {figure.Value} | {figure.Text.Ja} | {figure.Text.En}";

    private static string Text(V1.LocalizedText text) => new LocalizedText(text.Ja, text.En).ToString();
}
