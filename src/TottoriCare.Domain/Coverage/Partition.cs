namespace TottoriCare.Coverage;

/// <summary>区分け: a region cut at the bounds of the blocks that claim parts of it, so that each cell has one set of claimants.</summary>
/// <remarks>Interval arithmetic and no sampling: within a cell no block begins or ends, so one case of it stands for all.</remarks>
internal static class Partition
{
    /// <summary>The cells of a region, each with the places of the blocks that claim it.</summary>
    /// <param name="region">What is asked.</param>
    /// <param name="axis">The axis on which the claims differ.</param>
    /// <param name="claims">The blocks, each with what it claims on the axis.</param>
    public static IEnumerable<(Region Cell, IReadOnlyList<string> Claimants)> Cells(
        Region region, CaseAxis axis, IReadOnlyList<(string Path, Interval Claimed)> claims)
    {
        Interval whole = region[axis];
        IEnumerable<long> begins = claims.Where(claim => !claim.Claimed.IsEmpty)
            .SelectMany(claim => claim.Claimed.HasLast ? new[] { claim.Claimed.First, claim.Claimed.Last + 1 } : [claim.Claimed.First])
            .Where(first => first > whole.First && first <= whole.Last);
        long[] firsts = [.. begins.Append(whole.First).Distinct().OrderBy(first => first)];
        for (int i = 0; i < firsts.Length; i++)
        {
            var cell = new Interval(firsts[i], i + 1 < firsts.Length ? firsts[i + 1] - 1 : whole.Last);
            if (!cell.IsEmpty)
                yield return (region.With(axis, cell), [.. claims.Where(claim => claim.Claimed.Contains(cell)).Select(claim => claim.Path)]);
        }
    }
}
