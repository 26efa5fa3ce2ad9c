using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Decisions;

namespace TottoriCare.Cancellations;

/// <summary>連絡期限の回答: until when a booking can be given up without a charge, and which closed days that skips.</summary>
public sealed record DeadlineDecision : Decision
{
    internal DeadlineDecision(
        NoticeDeadline? deadline,
        IReadOnlyList<ClosedDay> skippedDays,
        bool restsOnProjection,
        DecisionReasons reasons)
        : base(reasons)
    {
        Deadline = deadline;
        SkippedDays = skippedDays;
        RestsOnProjection = restsOnProjection;
    }

    /// <summary>期限; none where the kind of care is never charged or the rulebook does not state it (see the findings).</summary>
    public NoticeDeadline? Deadline { get; }

    /// <summary>さかのぼった閉庁日: every closed day between the deadline and the day that it would have been, earliest first.</summary>
    public IReadOnlyList<ClosedDay> SkippedDays { get; }

    /// <summary>見込み: whether a day of the roll-back lies past the announced holidays.</summary>
    public bool RestsOnProjection { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Figure> Answer =>
    [
        .. Figure.OfAny("deadline", Deadline?.At),
        Figure.Of("skipped", FigureUnit.Days, SkippedDays.Count),
    ];

    /// <inheritdoc/>
    public override LocalizedText Headline => Deadline is { } deadline
        ? new($"連絡期限は{Figure.Of("deadline", deadline.At).In(Language.Japanese)}",
            $"the deadline for notice is {Figure.Of("deadline", deadline.At).In(Language.English)}")
        : new("連絡期限なし", "no deadline for notice");
}
