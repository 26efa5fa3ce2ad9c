using TottoriCare.Care;

namespace TottoriCare.Dmn;

/// <summary>定めの表: a table for each aspect of a matter, and the gravest of what they say.</summary>
internal static class MatterTables
{
    /// <summary>Adds the tables of a matter, kind of care by kind of care; nothing where the rulebook does not state the matter.</summary>
    /// <param name="model">The model.</param>
    /// <param name="matter">The terms.</param>
    /// <param name="touches">Which kinds of care the matter touches.</param>
    /// <param name="name">The name of what is gravest.</param>
    /// <param name="ja">Its title in Japanese.</param>
    /// <param name="en">Its title in English.</param>
    /// <param name="aspects">The tables, and what gives each its rows.</param>
    public static void AddMatter<TTerms>(
        this DmnModel model, ByCareType<TTerms> matter, Func<CareType, bool> touches, string name, string ja, string en,
        params IReadOnlyList<Aspect<TTerms>> aspects)
        where TTerms : class
    {
        if (!matter.IsStated)
            return;

        foreach (CareGroup<TTerms> group in CareGroup<TTerms>.Of(matter, touches))
        {
            foreach (Aspect<TTerms> aspect in aspects)
            {
                if (group.Terms is { } terms)
                    aspect.AddRows(aspect.Table, model, group.Test, terms);
                else
                    aspect.Table.Add(group.WithoutTerms, null, group.Test);
            }
        }

        DmnTable[] tables = [.. aspects.Select(aspect => aspect.Table)];
        foreach (DmnTable table in tables)
            model.Add(table);
        model.Add(Status.Gravest(name, ja, en, tables));
    }
}

/// <summary>One aspect of a matter.</summary>
/// <param name="Table">Its table.</param>
/// <param name="AddRows">What gives it the rows of some kinds of care by their terms.</param>
internal sealed record Aspect<TTerms>(DmnTable Table, Action<DmnTable, DmnModel, DmnTest, TTerms> AddRows);
