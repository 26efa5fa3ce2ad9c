using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Rulebooks;
using TottoriCare.Rulebooks.Reader;

namespace TottoriCare.Coverage;

/// <summary>Figures that no case can reach: hours shorter than the visit they allow, stays or pools that can never be used.</summary>
internal static class Reach
{
    public static void Check(AnalysedPeriod period, Findings findings)
    {
        int shortest = 0;
        foreach ((Block block, Region region, _) in BlocksOf(Matter.StayLengths, period, stays: true))
            shortest = CheckStay(block, region, findings);
        foreach ((Block block, Region region, _) in BlocksOf(Matter.Hours, period, stays: false))
            CheckHours(block, region, findings);
        foreach ((Block block, Region region, CareType type) in BlocksOf(Matter.Pools, period, null))
            CheckPool(block, region, type, type.IsOvernight ? shortest : 0, findings);
        if (period.Stated(Matter.ClosingDays) is { } closing)
            CheckClosing(closing, period.Days, findings);
    }

    private static IEnumerable<(Block Block, Region Region, CareType Type)> BlocksOf(Matter matter, AnalysedPeriod period, bool? stays) =>
        (period.Stated(matter)?.Entries ?? []).Where(entry => entry.Value.IsObject).Select(entry => entry.Value.AsBlock())
            .SelectMany(block => AnalysedPeriod.TypesOf(block.Find("care")).Distinct().Where(type => stays is null || type.IsOvernight == stays)
                .Select(type => (block, period.Days.With(CaseAxis.CareType, Interval.Of(type.Value)), type)));

    private static int CheckStay(Block block, Region region, Findings findings)
    {
        int shortest = block.Find("shortest_nights")?.AsInteger(0, int.MaxValue) ?? 0;
        if (block.Find("longest_nights") is { } place && place.AsInteger(0, int.MaxValue) is { } longest && longest < shortest)
        {
            Tell(Matter.StayLengths, place, region.With(CaseAxis.Nights, new Interval(longest, shortest)), findings,
                $"最短{shortest}泊が最長{longest}泊より長く、どの長さの宿泊も認められません。",
                $"the shortest stay of {shortest} nights is longer than the longest of {longest}: no stay is allowed.");
        }

        return shortest;
    }

    private static void CheckHours(Block block, Region region, Findings findings)
    {
        if (block.Find("until") is not { } untilPlace || block.Find("longest_minutes") is not { } longestPlace
            || block.Find("from")?.AsTimeOfDay() is not { } from || untilPlace.AsTimeOfDay() is not { } until)
        {
            return;
        }

        long span = (until.TickOfDay - from.TickOfDay) / NodaConstants.TicksPerMinute;
        if (span <= 0)
        {
            Tell(Matter.Hours, untilPlace, region.With(CaseAxis.Minutes, Interval.Of(1)), findings,
                "終わりの時刻が始まりの時刻より後でなく、どの時刻にも利用できません。", "the hours end before they begin: no clock time is allowed.");
        }
        else if (longestPlace.AsInteger(1, int.MaxValue) is { } longest && longest > span)
        {
            Tell(Matter.Hours, longestPlace, region.With(CaseAxis.Minutes, new Interval(span + 1, longest)), findings,
                $"長さとしては{longest}分まで認めますが、利用できる時間帯は{span}分しかありません。",
                $"a visit may last {longest} minutes, but the hours leave only {span}.");
        }
    }

    private static void CheckPool(Block block, Region region, CareType type, int shortest, Findings findings)
    {
        if (block.Find("cap") is not { } place || place.AsInteger(0, int.MaxValue) is not { } cap || block.Find("beyond_cap")?.IsText(BeyondCap.Refused.Code) != true)
            return;

        int least = LeastDraw(block, type, shortest);
        if (least > cap)
        {
            Tell(Matter.Pools, place, region.With(CaseAxis.Infants, new Interval(0, 1)), findings,
                $"上限が{cap}のため、1回（少なくとも{least}と数える）も利用できません。", $"the cap is {cap} and a use counts {least} or more: none is ever allowed.");
        }
    }

    private static int LeastDraw(Block pool, CareType type, int shortest)
    {
        if (pool.Find("count") is not { } count)
            return 0;
        if (count.IsObject && count.AsBlock().Find(type.Code) is { } ofType)
            count = ofType;
        int weight = 1;
        if (count.IsObject)
        {
            Block draw = count.AsBlock();
            weight = draw.Find("weight")?.AsInteger(1, int.MaxValue) ?? 1;
            if (draw.Find("unit") is not { } unit)
                return 0;
            count = unit;
        }

        return (count.AsOneOf<CountUnit>()?.Count(shortest) ?? 0) * weight;
    }

    private static void CheckClosing(Block block, Region region, Findings findings)
    {
        Place[] weekdays = [.. block.Find("weekdays")?.AsList(fewest: 0) ?? []];
        bool wholeYear = block.Find("year_end")?.AsBlock() is { } yearEnd && yearEnd.Find("from")?.AsAnnualDate() is { } from
            && yearEnd.Find("to")?.AsAnnualDate() is { } to && new AnnualPeriod(from, to).CoversWholeYear;
        if (block.Find("weekdays") is { } place && (wholeYear || weekdays.Select(day => day.AsText()).Distinct().Count() == (int)IsoDayOfWeek.Sunday))
        {
            Tell(Matter.ClosingDays, place, region, findings, "開庁する日がなく、期限を移す先がありません。",
                "no day is left on which the office is open, so that no deadline can move to one.");
        }
    }

    private static void Tell(Matter matter, Place place, Region region, Findings findings, string ja, string en) =>
        findings.Add(CoverageKind.Unreachable, matter, place.Path, region, new LocalizedText(ja, en));
}
