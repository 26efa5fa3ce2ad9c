namespace TottoriCare.Coverage;

/// <summary>場合の範囲: an interval on each axis; an axis without bounds does not matter.</summary>
internal sealed class Region
{
    public static readonly Region Everything = new([.. Enumerable.Repeat(Interval.All, CaseAxis.List.Max(axis => axis.Value) + 1)]);

    private readonly Interval[] _byAxis;

    private Region(Interval[] byAxis) => _byAxis = byAxis;

    public bool IsEmpty => _byAxis.Any(interval => interval.IsEmpty);

    public Interval this[CaseAxis axis] => _byAxis[axis.Value];

    public Region With(CaseAxis axis, Interval interval)
    {
        Interval[] byAxis = [.. _byAxis];
        byAxis[axis.Value] = interval;
        return new Region(byAxis);
    }

    public bool Contains(Region other) => !_byAxis.Where((interval, axis) => !interval.Contains(other._byAxis[axis])).Any();

    /// <summary>Both as one region, where they are equal or differ on one axis only and join there; else nothing.</summary>
    public Region? Joined(Region other)
    {
        int[] apart = [.. Enumerable.Range(0, _byAxis.Length).Where(axis => _byAxis[axis] != other._byAxis[axis])];
        if (apart.Length == 0)
            return this;
        if (apart.Length > 1 || _byAxis[apart[0]].Joined(other._byAxis[apart[0]]) is not { } joined)
            return null;

        Interval[] byAxis = [.. _byAxis];
        byAxis[apart[0]] = joined;
        return new Region(byAxis);
    }
}
