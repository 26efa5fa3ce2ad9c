using TottoriCare.Decisions;

namespace TottoriCare.Shares;

/// <summary>費用分担の決定: who bears how much of a cost.</summary>
public sealed record ShareDecision : Decision
{
    internal ShareDecision(Yen total, IReadOnlyList<CostShare> shares, DecisionReasons reasons)
        : base(reasons)
    {
        Total = total;
        Shares = shares;
    }

    /// <summary>合計額: the cost that is divided.</summary>
    public Yen Total { get; }

    /// <summary>負担額: the shares in the rulebook's order; empty where the rulebook states no parts for the cost in the year.</summary>
    public IReadOnlyList<CostShare> Shares { get; }

    /// <summary>端数: the yen that the whole yen of the shares leave over, less than the number of bearers.</summary>
    public Yen OddYen => Shares.Count == 0 ? Yen.Zero : Shares.Aggregate(Total, (rest, share) => rest - share.Whole);

    /// <summary>結論.</summary>
    public ShareOutcome Outcome =>
        Shares.Count > 0 && Shares.All(share => share.Amount is not null) ? ShareOutcome.Divided : ShareOutcome.NeedsReview;

    /// <inheritdoc/>
    public override IReadOnlyList<Figure> Answer =>
    [
        Figure.Of("outcome", Outcome),
        .. Shares.Select(share => Figure.Of(share.Bearer.Code, share.Amount ?? share.Whole)),
    ];

    /// <inheritdoc/>
    public override LocalizedText Headline => Outcome == ShareOutcome.Divided
        ? new($"{Total.ToText(Language.Japanese)}の負担は、{In(Language.Japanese, "、")}", $"of {Total.ToText(Language.English)}, {In(Language.English, ", ")}")
        : new($"{Total.ToText(Language.Japanese)}の負担は要確認", $"the shares of {Total.ToText(Language.English)} need review");

    private string In(Language language, string separator) => string.Join(separator, Shares.Select(share =>
        language == Language.Japanese
            ? $"{share.Bearer.Title.Ja}{share.Amount!.Value.ToText(language)}"
            : $"{share.Bearer.Title.En} bears {share.Amount!.Value.ToText(language)}"));
}
