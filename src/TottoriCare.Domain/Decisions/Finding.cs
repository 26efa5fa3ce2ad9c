using TottoriCare.Calendars;
using TottoriCare.Rules;

namespace TottoriCare.Decisions;

/// <summary>認定事項: what one rule says about the facts, with its figures.</summary>
public sealed record Finding
{
    private const int UsualLength = 128;

    private Figure[] _figures = [];

    internal Finding(Rule? rule, FindingStatus status, FindingReason reason)
    {
        Rule = rule;
        Status = status;
        Reason = reason;
    }

    /// <summary>The rule; none where the rulebook states no rule for the matter.</summary>
    public Rule? Rule { get; }

    /// <summary>Met, not met, for review, or only noted.</summary>
    public FindingStatus Status { get; }

    /// <summary>Why, as a stable code with a sentence in both languages.</summary>
    public FindingReason Reason { get; }

    /// <summary>The figures of the sentence, by name.</summary>
    public IReadOnlyList<Figure> Figures => _figures;

    /// <summary>閉庁日: each closed day over which a deadline moved, earliest first; empty for any other finding.</summary>
    public IReadOnlyList<ClosedDay> ClosedDays { get; private set; } = [];

    /// <summary>Further lines that belong to the sentence: each of <see cref="ClosedDays"/> with its reasons.</summary>
    public IReadOnlyList<LocalizedText> Details =>
        [.. ClosedDays.Select(closed => new LocalizedText(closed.ToText(Language.Japanese), closed.ToText(Language.English)))];

    /// <summary>The finding as one sentence, figures included.</summary>
    public string In(Language language)
    {
        var text = new TextBuffer(stackalloc char[UsualLength]);
        AppendTo(ref text, language);
        return text.ToString();
    }

    /// <summary>Writes the finding as one sentence to the end of a text.</summary>
    internal void AppendTo(ref TextBuffer text, Language language) => Reason.Fill(ref text, _figures, language);

    /// <summary>Gives the finding its figures: for the rule that reports it, once.</summary>
    internal Finding With(params Figure[] figures)
    {
        _figures = figures;
        return this;
    }

    /// <summary>Gives the finding its closed days: for the rule that reports it, once.</summary>
    internal Finding Over(IReadOnlyList<ClosedDay> closedDays)
    {
        ClosedDays = closedDays;
        return this;
    }
}
