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

    /// <summary>Both as one region, where they are equal or join on an axis and are equal on all others; else nothing.</summary>
    public Region? Joined(Region other, CaseAxis axis)
    {
        if (_byAxis.Where((interval, number) => number != axis.Value && interval != other._byAxis[number]).Any())
            return null;

        return this[axis] == other[axis] ? this : this[axis].Joined(other[axis]) is { } joined ? With(axis, joined) : null;
    }
}
