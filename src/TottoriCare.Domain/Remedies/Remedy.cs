using TottoriCare.Decisions;

namespace TottoriCare.Remedies;

/// <summary>是正案: the smallest change of a request that would turn its answer.</summary>
/// <param name="Adjustments">What would have to change, all of it together: one thing, or two where no single one is enough.</param>
public sealed record Remedy(IReadOnlyList<Adjustment> Adjustments)
{
    /// <summary>The remedy as one sentence.</summary>
    public string In(Language language) => language == Language.Japanese
        ? $"{string.Join("、かつ", Adjustments.Select(adjustment => adjustment.In(language)))}であれば認められます。"
        : $"It would be allowed with {string.Join(" and ", Adjustments.Select(adjustment => adjustment.In(language)))}.";
}

/// <summary>変更点: one thing of a request that would have to be otherwise.</summary>
/// <param name="Dimension">What it is.</param>
/// <param name="From">As requested.</param>
/// <param name="To">As it would have to be.</param>
public sealed record Adjustment(Dimension Dimension, Figure From, Figure To)
{
    /// <summary>The adjustment in words.</summary>
    public string In(Language language) => language == Language.Japanese
        ? $"{Dimension.Title.Ja}が{From.In(language)}ではなく{To.In(language)}"
        : $"{Dimension.Title.En} {To.In(language)} instead of {From.In(language)}";
}
