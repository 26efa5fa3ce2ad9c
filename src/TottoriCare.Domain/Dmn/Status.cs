using TottoriCare.Rulebooks;
using TottoriCare.Rules;

namespace TottoriCare.Dmn;

/// <summary>認定の語: what a table says of a matter, in the words of a finding; <c>none</c> where it has nothing to say.</summary>
internal static class Status
{
    public const string Met = "met";
    public const string NotMet = "not_met";
    public const string NeedsReview = "needs_review";
    public const string Noted = "noted";
    public const string None = "none";

    // The later outweighs the earlier, as among findings.
    private static readonly string[] s_lightestFirst = [Noted, Met, NeedsReview, NotMet];

    public static string Allowed { get; } = Feel.OneOf([Met, NotMet, NeedsReview, Noted, None]);

    public static DmnTable Table(string name, string ja, string en) => new(name, "string", new LocalizedText(ja, en), Allowed);

    /// <summary>A refusal: for review where an officer may lift it, noted where one has.</summary>
    public static void Refuse(this DmnTable table, DmnModel model, Matter matter, Rule rule, params IReadOnlyList<DmnTest> when)
    {
        if (!model.Terms.Discretion.Any(discretion => discretion.Matters.Contains(matter)))
        {
            table.Add(Feel.Of(NotMet), rule, when);
            return;
        }

        DmnInput used = Inputs.DiscretionUsed(matter);
        table.Add(Feel.Of(NeedsReview), rule, [.. when, used.Is(Feel.False)]);
        table.Add(Feel.Of(Noted), rule, [.. when, used.Is(Feel.True)]);
    }

    /// <summary>The gravest of what several tables say.</summary>
    public static DmnFormula Gravest(string name, string ja, string en, IReadOnlyList<DmnVariable> of)
    {
        string said = $"[{string.Join(", ", of.Select(one => one.Name))}]";
        string text = Feel.Quote(None);
        foreach (string status in s_lightestFirst)
            text = $"if list contains({said}, {Feel.Quote(status)}) then {Feel.Quote(status)} else {text}";
        return new DmnFormula(name, "string", new LocalizedText(ja, en), new Feel(text, of), Allowed: Allowed);
    }

    public static DmnTest Is(this DmnVariable column, string test) => new(column, test);
}
