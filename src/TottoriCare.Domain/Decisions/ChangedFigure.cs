namespace TottoriCare.Decisions;

/// <summary>数値の違い: a figure of an answer that differs from that of another answer.</summary>
/// <param name="Name">The figure's name.</param>
/// <param name="Before">The figure as it is; none where the answer has no such figure.</param>
/// <param name="After">The figure as it would be; none where the other answer has no such figure.</param>
public sealed record ChangedFigure(string Name, Figure? Before, Figure? After)
{
    /// <summary>Every figure that differs, in the order of the first answer; figures of the second alone come last.</summary>
    internal static IReadOnlyList<ChangedFigure> Between(IReadOnlyList<Figure> before, IReadOnlyList<Figure> after)
    {
        var changes = new List<ChangedFigure>();
        foreach (string name in before.Concat(after).Select(figure => figure.Name).Distinct())
        {
            Figure? was = Find(before, name);
            Figure? willBe = Find(after, name);
            if (was?.Value != willBe?.Value)
                changes.Add(new ChangedFigure(name, was, willBe));
        }

        return changes;
    }

    private static Figure? Find(IReadOnlyList<Figure> figures, string name)
    {
        foreach (Figure figure in figures)
        {
            if (figure.Name == name)
                return figure;
        }

        return null;
    }
}
