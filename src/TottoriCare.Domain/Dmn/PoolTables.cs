using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Rulebooks;

namespace TottoriCare.Dmn;

/// <summary>利用上限の表: for each pool the cap, what a booking takes of it, what remains, and whether the booking fits.</summary>
internal static class PoolTables
{
    public static void AddTo(DmnModel model)
    {
        if (model.Terms.Pools is not { } pools)
            return;

        for (int i = 0; i < pools.Count; i++)
            AddPool(model, pools[i], NameOf(pools, i));
    }

    /// <summary>The name of a pool in the model: its own, or its number where FEEL could not read that.</summary>
    private static string NameOf(IReadOnlyList<PoolTerms> pools, int index)
    {
        string name = pools[index].Name;
        bool isPlain = name.Length > 0 && name[0] is >= 'a' and <= 'z' && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_');
        return isPlain ? name : Feel.Number(index + 1);
    }

    private static void AddPool(DmnModel model, PoolTerms pool, string name)
    {
        DmnInput infants = ReferenceEquals(pool.InfantsCounted, InfantsCounted.BornAlive) ? Inputs.InfantsAtBirth : Inputs.Infants;
        DmnTable cap = model.Add(Cap(pool, name, infants));
        DmnInput taken = Inputs.TakenOf(name, pool);
        DmnFormula remaining = model.Add(new DmnFormula($"remaining_of_{name}", "number", new LocalizedText(
            $"上限「{pool.Title.Ja}」の残り", $"What remains of the pool '{pool.Title.En}'"),
            new Feel($"max(0, {cap.Name} - {taken.Name})", cap, taken), pool.Rule));
        DmnTable requested = model.Add(Requested(pool, name));
        DmnFormula left = model.Add(new DmnFormula($"left_of_{name}", "number", new LocalizedText(
            $"この利用の後に上限「{pool.Title.Ja}」に残る数。足りなければ負の数", $"What this use leaves of the pool '{pool.Title.En}'; negative where it does not fit"),
            new Feel($"{remaining.Name} - {requested.Name}", remaining, requested), pool.Rule));

        List<DmnVariable> said = [model.Add(Fit(model, pool, name, left, infants))];
        if (ReferenceEquals(pool.GrantedElsewhere, ElsewhereUse.NeedsReview))
            said.Add(model.Add(Counted($"elsewhere_in_{name}", "ほかの市町村が認めた利用", "Uses that another municipality granted", pool, Inputs.ElsewhereOf(name, pool))));
        if (ReferenceEquals(pool.LateCancellation, LateCancellationCounts.NotStated))
            said.Add(model.Add(Counted($"late_in_{name}", "期限後の取消し", "Late cancellations", pool, Inputs.LateOf(name, pool))));
        model.Add(Status.Gravest($"pool_{name}", $"利用上限「{pool.Title.Ja}」", $"The pool '{pool.Title.En}'", said));
    }

    // A row for each run of numbers of infants that have the same cap.
    private static DmnTable Cap(PoolTerms pool, string name, DmnInput infants)
    {
        var table = new DmnTable($"cap_of_{name}", "number", new LocalizedText($"利用上限「{pool.Title.Ja}」の数", $"The cap of the pool '{pool.Title.En}'"), Inputs.NotNegative);
        int first = 0;
        for (int last = 0; last <= Infants.Most; last++)
        {
            int cap = CapFor(pool, last);
            if (last < Infants.Most && CapFor(pool, last + 1) == cap)
                continue;
            string test = (first, last) switch
            {
                (0, Infants.Most) => Feel.Any,
                (0, _) => Feel.AtMost(last),
                (_, Infants.Most) => Feel.AtLeast(first),
                _ => first == last ? Feel.Number(first) : $"[{Feel.Number(first)}..{Feel.Number(last)}]",
            };
            table.Add(Feel.Of(cap), pool.Rule, infants.Is(test));
            first = last + 1;
        }

        return table;
    }

    private static int CapFor(PoolTerms pool, int infants) => pool.MultipleBirth.CapFor(pool.Cap, new Infants(infants));

    private static DmnTable Requested(PoolTerms pool, string name)
    {
        var table = new DmnTable($"requested_of_{name}", "number", new LocalizedText(
            $"この利用が上限「{pool.Title.Ja}」から引く数", $"What this use takes of the pool '{pool.Title.En}'"), Inputs.NotNegative);
        foreach (IGrouping<PoolDraw?, CareType> group in ByDraw(pool))
            table.Add(group.Key is { } draw ? Weighed(draw) : Feel.Of(0), group.Key is null ? null : pool.Rule, Inputs.CareType.Is(Feel.OneOf(group)));
        return table;
    }

    private static Feel Weighed(PoolDraw draw)
    {
        Feel count = draw.Unit.Value switch
        {
            1 => Feel.Of(Inputs.Nights),
            2 => new Feel($"{Inputs.Nights.Name} + 1", Inputs.Nights),
            4 => new Feel($"max(1, {Inputs.Nights.Name})", Inputs.Nights),
            5 => Feel.Of(Inputs.BegunDays),
            _ => Feel.Of(1),
        };
        return draw.Weight == 1 ? count : new Feel($"({count.Text}) * {Feel.Number(draw.Weight)}", count.Uses);
    }

    private static DmnTable Fit(DmnModel model, PoolTerms pool, string name, DmnVariable left, DmnInput infants)
    {
        DmnTable table = Status.Table($"fit_of_{name}", $"上限「{pool.Title.Ja}」に収まるか", $"Whether the use fits into the pool '{pool.Title.En}'");
        AddUntouched(table, pool);
        DmnTest draws = Inputs.CareType.Is(Feel.OneOf(Drawing(pool)));
        DmnTest[] beyond = [draws, left.Is(Feel.Below(0))];
        table.Add(Feel.Of(Status.Met), pool.Rule, draws, left.Is(Feel.AtLeast(0)));
        if (ReferenceEquals(pool.MultipleBirth, MultipleBirth.NotStated))
        {
            table.Add(Feel.Of(Status.NeedsReview), pool.Rule, [.. beyond, infants.Is(Feel.MoreThan(1))]);
            beyond = [.. beyond, infants.Is(Feel.AtMost(1))];
        }

        if (ReferenceEquals(pool.BeyondCap, BeyondCap.AtFullCost))
            table.Add(Feel.Of(Status.Noted), pool.Rule, beyond);
        else
            table.Refuse(model, Matter.Pools, pool.Rule, beyond);
        return table;
    }

    // One such use or more leaves the cap to an officer.
    private static DmnTable Counted(string name, string ja, string en, PoolTerms pool, DmnInput uses)
    {
        DmnTable table = Status.Table(name, $"{ja}: 上限「{pool.Title.Ja}」を要確認とするか", $"{en}: whether the pool '{pool.Title.En}' is for review");
        AddUntouched(table, pool);
        DmnTest draws = Inputs.CareType.Is(Feel.OneOf(Drawing(pool)));
        table.Add(Feel.Of(Status.None), pool.Rule, draws, uses.Is(Feel.AtMost(0)));
        table.Add(Feel.Of(Status.NeedsReview), pool.Rule, draws, uses.Is(Feel.MoreThan(0)));
        return table;
    }

    private static void AddUntouched(DmnTable table, PoolTerms pool)
    {
        if (CareType.List.Where(type => pool.DrawOf(type) is null).OrderBy(type => type.Value).ToArray() is { Length: > 0 } others)
            table.Add(Feel.Of(Status.None), null, Inputs.CareType.Is(Feel.OneOf(others)));
    }

    private static IEnumerable<CareType> Drawing(PoolTerms pool) => CareType.List.Where(type => pool.DrawOf(type) is not null).OrderBy(type => type.Value);

    private static IEnumerable<IGrouping<PoolDraw?, CareType>> ByDraw(PoolTerms pool) => CareType.List.OrderBy(type => type.Value)
        .GroupBy(type => pool.DrawOf(type) is { } draw ? draw with { CareType = Drawing(pool).First() } : null);
}
