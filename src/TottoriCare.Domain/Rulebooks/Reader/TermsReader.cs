using NodaTime;
using TottoriCare.Calendars;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Eligibility;
using TottoriCare.Fees;
using TottoriCare.Hours;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads the terms of a rulebook, matter by matter. A matter left out, or given as "not_stated", is not stated.</summary>
internal sealed class TermsReader(
    IReadOnlyDictionary<string, Rule> rules,
    IReadOnlyDictionary<string, Reading> readings,
    IReadOnlyDictionary<string, HouseholdClass> classes)
{
    /// <summary>定めなし: what stands for a block that the source does not state.</summary>
    public const string NotStatedText = "not_stated";

    private const int MostNightsOrUses = 1_000;
    private const int MostMinutesOfADay = 24 * 60;
    private const int DaysOfAWeek = 7;

    // Periods are weighed against each other on an ordinary year.
    private static readonly LocalDate s_anyBirth = new(2001, 3, 1);

    private static readonly Dictionary<string, IsoDayOfWeek> s_weekdays = new(StringComparer.Ordinal)
    {
        ["monday"] = IsoDayOfWeek.Monday,
        ["tuesday"] = IsoDayOfWeek.Tuesday,
        ["wednesday"] = IsoDayOfWeek.Wednesday,
        ["thursday"] = IsoDayOfWeek.Thursday,
        ["friday"] = IsoDayOfWeek.Friday,
        ["saturday"] = IsoDayOfWeek.Saturday,
        ["sunday"] = IsoDayOfWeek.Sunday,
    };

    /// <summary>The terms of a place.</summary>
    public Terms Read(Place place) => Read(place, null, _ => true);

    /// <summary>The terms of a place that differs from others only in some matters, so that only these are read.</summary>
    public Terms Read(Place place, Terms others, ICollection<string> changed) => Read(place, others, changed.Contains);

    private Terms Read(Place place, Terms? others, Func<string, bool> isChanged)
    {
        Block block = place.AsBlock();
        var cancellations = new CancellationReader(this, classes);
        T Changed<T>(Matter matter, T? other, Func<T> read) => others is null || isChanged(matter.Code) ? read() : Kept(matter, other!);
        T Kept<T>(Matter matter, T other)
        {
            block.Find(matter.Code);
            return other;
        }

        var terms = new Terms
        {
            InForce = Changed(Rulebooks.Matter.InForce, others?.InForce, () => Matter(block, Rulebooks.Matter.InForce, InForce)),
            Care = Changed(Rulebooks.Matter.Care, others?.Care, () => Matter(block, Rulebooks.Matter.Care, Care)),
            Need = Changed(Rulebooks.Matter.Need, others?.Need, () => Matter(block, Rulebooks.Matter.Need, Need)),
            Residence = Changed(Rulebooks.Matter.Residence, others?.Residence, () => Matter(block, Rulebooks.Matter.Residence, Residence)),
            Windows = Changed(Rulebooks.Matter.Windows, others?.Windows, () => ByCareType(block, Rulebooks.Matter.Windows, Window)),
            StayLengths = Changed(Rulebooks.Matter.StayLengths, others?.StayLengths,
                () => ByCareType(block, Rulebooks.Matter.StayLengths, StayLength)),
            Hours = Changed(Rulebooks.Matter.Hours, others?.Hours, () => ByCareType(block, Rulebooks.Matter.Hours, Hours)),
            SameDay = Changed(Rulebooks.Matter.SameDay, others?.SameDay, () => Matter(block, Rulebooks.Matter.SameDay, SameDay)),
            Pools = Changed(Rulebooks.Matter.Pools, others?.Pools, () => Matter(block, Rulebooks.Matter.Pools, new PoolReader(this).Read)),
            Fees = Changed(Rulebooks.Matter.Fees, others?.Fees, () => ByCareType(block, Rulebooks.Matter.Fees, new FeeReader(this, classes).Read, restIsStated: false)),
            Cancellations = Changed(Rulebooks.Matter.Cancellations, others?.Cancellations,
                () => ByCareType(block, Rulebooks.Matter.Cancellations, cancellations.Read, restIsStated: false)),
            ClosingDays = Changed(Rulebooks.Matter.ClosingDays, others?.ClosingDays,
                () => Matter(block, Rulebooks.Matter.ClosingDays, ClosingDays)),
            Discretion = Changed(Rulebooks.Matter.Discretion, others?.Discretion, () => Several(block, Rulebooks.Matter.Discretion, Discretion)),
            NotModelled = Changed(Rulebooks.Matter.NotModelled, others?.NotModelled,
                () => Several(block, Rulebooks.Matter.NotModelled, NotModelled)),
            Grant = Changed(Rulebooks.Matter.Grant, others?.Grant, () => Matter(block, Rulebooks.Matter.Grant, new GrantReader(this).Read)),
            Shares = Changed(Rulebooks.Matter.Shares, others?.Shares, () => Matter(block, Rulebooks.Matter.Shares, new ShareReader(this).Read)),
        };
        block.NothingElse();
        return terms;
    }

    /// <summary>The rule that a block names under "rule".</summary>
    public Rule Rule(Block block) =>
        (block.Require("rule") is { } place ? RuleReader.Known(place, rules, "規定", "rule") : null)!;

    /// <summary>The kinds of care that a block names.</summary>
    public static IReadOnlyList<CareType> CareTypes(Place? place)
    {
        if (place is { IsList: false } other)
        {
            string codes = string.Join(", ", CareType.List.OrderBy(type => type.Value).Select(type => $"\"{type.Code}\""));
            other.Expected($"産後ケアの種類の配列（[{codes}] から選ぶ）", $"a list of kinds of care, such as [{codes}]");
            return [];
        }

        List<CareType> types = [.. (place?.AsList(fewest: 1) ?? []).Select(type => type.AsOneOf<CareType>()).OfType<CareType>()];
        if (types.Distinct().Count() != types.Count && place is { } doubled)
            doubled.Fault("CARE_TYPE_DOUBLED", "同じ種類が2度あります。1つにしてください。", "A kind of care stands twice; leave one.");
        return types;
    }

    /// <summary>By what a place counts uses of some kinds of care; a visit has no night that could be counted.</summary>
    public static CountUnit? UnitOf(Place? place, IReadOnlyList<CareType> types)
    {
        CountUnit? unit = place?.AsOneOf<CountUnit>();
        if (unit?.IsForStaysOnly == true && types.FirstOrDefault(type => !type.IsOvernight) is { } visit)
        {
            place?.Fault("UNIT_UNFIT",
                $"{visit.Title.Ja}には泊がないため、{unit.Title.Ja}では数えられません。day、use、night_or_one のいずれかにするか、種類ごとに分けてください。",
                $"A use of {visit.Title.En} has no night to count by; give one of day, use, night_or_one, or part the kinds of care.");
        }

        return unit;
    }

    /// <summary>Refuses a block that is for stays and names a visit, or the other way round, and says where such a rule belongs.</summary>
    public static void RequireFit(Block block, IReadOnlyList<CareType> types, bool forStays, string insteadJa = "", string insteadEn = "")
    {
        if (types.FirstOrDefault(type => type.IsOvernight != forStays) is { } unfit)
        {
            block.Find("care")?.Fault("CARE_TYPE_UNFIT",
                $"この定めは{unfit.Title.Ja}には当てはまりません。取り除いてください。{insteadJa}", $"This does not apply to {unfit.Title.En}; remove it.{insteadEn}");
        }
    }

    private static T? Matter<T>(Block block, Matter matter, Func<Place, T> read)
        where T : class =>
        block.Find(matter.Code) is { } place && !place.IsText(NotStatedText) ? read(place) : null;

    // Named blocks that each say for which kinds of care they hold; two for one kind would both apply, and that is a fault.
    // What no block rules has no bound; of a fee and of a cancellation there is no such thing, and the rest is not stated.
    private static ByCareType<T> ByCareType<T>(
        Block block, Matter matter, Func<Block, IReadOnlyList<CareType>, T> read, bool restIsStated = true)
        where T : class
    {
        if (block.Find(matter.Code) is not { } place || place.IsText(NotStatedText))
            return TottoriCare.Care.ByCareType<T>.NotStated;

        var byType = new Dictionary<CareType, T>();
        foreach (KeyValuePair<string, Place> entry in place.AsBlock().FewEntries)
        {
            // A name without terms: what no other name rules is not stated.
            if (entry.Value.IsText(NotStatedText))
            {
                restIsStated = false;
                continue;
            }

            Block named = entry.Value.AsBlock();
            IReadOnlyList<CareType> types = CareTypes(named.Require("care"));
            T terms = read(named, types);
            named.NothingElse();
            foreach (CareType type in types.Distinct())
            {
                if (byType.TryGetValue(type, out _))
                {
                    entry.Value.Fault("CARE_TYPE_TWICE_RULED", $"{type.Title.Ja}には別の定めがすでにあります。どちらか1つにしてください。",
                        $"Another block rules {type.Title.En} already; leave one of them.");
                }

                byType[type] = terms;
            }
        }

        return TottoriCare.Care.ByCareType<T>.Of(byType, restIsStated);
    }

    // Named blocks of which none need be there.
    private static IReadOnlyList<T> Several<T>(Block block, Matter matter, Func<Block, T> read)
    {
        var several = new List<T>();
        if (block.Find(matter.Code) is not { } place || place.IsText(NotStatedText))
            return several;

        foreach (KeyValuePair<string, Place> entry in place.AsBlock().FewEntries)
        {
            Block named = entry.Value.AsBlock();
            several.Add(read(named));
            named.NothingElse();
        }

        return several;
    }

    private DiscretionTerms Discretion(Block block) => new(
        Rule(block),
        [.. (block.Require("matters")?.AsList(fewest: 1) ?? []).Select(MatterOfDiscretion).OfType<Matter>()]);

    private static Matter? MatterOfDiscretion(Place place)
    {
        Matter? matter = place.AsOneOf<Matter>();
        if (matter is null || matter.MayRefuseUse)
            return matter;

        string known = string.Join(", ", Rulebooks.Matter.List.Where(one => one.MayRefuseUse).OrderBy(one => one.Value).Select(one => one.Code));
        place.Fault("NOTHING_TO_ALLOW",
            $"{matter.Title.Ja}には、職員が認める余地のある不可の結論がありません。次から選ぶか（{known}）、減免などの定めは「not_modelled」に書いてください。",
            $"In the matter of {matter.Title.En} nothing is refused that an officer could allow; name one of {known}, or write a rule such as a waiver under \"not_modelled\".");
        return null;
    }

    private UnmodelledTerms NotModelled(Block block) => new(
        Rule(block),
        CareTypes(block.Require("care")),
        [.. (block.Require("decisions")?.AsList(fewest: 1) ?? []).Select(kind => kind.AsOneOf<DecisionKind>()).OfType<DecisionKind>()]);

    private InForce InForce(Place place)
    {
        Block block = place.AsBlock();
        var inForce = new InForce(
            block.Require("stated_from")?.AsDate() ?? default,
            (block.Require("reading") is { } reading ? RuleReader.Known(reading, readings, "解釈", "reading") : null)!,
            block.Require("earlier_days")?.AsOneOf<EarlierDays>()!);
        block.NothingElse();
        return inForce;
    }

    private CareTerms Care(Place place)
    {
        Block block = place.AsBlock();
        var terms = new CareTerms(Rule(block), CareTypes(block.Require("offered")));
        block.NothingElse();
        return terms;
    }

    private NeedTerms Need(Place place)
    {
        Block block = place.AsBlock();
        var terms = new NeedTerms(Rule(block), block.Require("assessed")?.AsBoolean() ?? false);
        block.NothingElse();
        return terms;
    }

    private ResidenceTerms Residence(Place place)
    {
        Block block = place.AsBlock();
        var terms = new ResidenceTerms(
            Rule(block),
            block.Require("tested_on")?.AsOneOf<TestedOn>()!,
            block.Require("homecoming")?.AsOneOf<Homecoming>()!);
        block.NothingElse();
        return terms;
    }

    // A window is of the use's own days; only residence may be asked for on the day of the application.
    private static TestedOn DayOfUse(Place? place)
    {
        TestedOn? testedOn = place?.AsOneOf<TestedOn>();
        if (ReferenceEquals(testedOn, TestedOn.Application))
            place?.Expected("次のいずれか: every_day, first_day, last_day", "one of every_day, first_day, last_day");
        return testedOn!;
    }

    private WindowTerms Window(Block block, IReadOnlyList<CareType> types)
    {
        Place? opens = block.Find("opens_after");
        var window = new WindowTerms(
            Rule(block),
            block.Require("begins")?.AsOneOf<WindowStart>()!,
            opens?.AsPeriod(),
            block.Require("lasts")?.AsPeriod()!,
            Counting(block.Require("ends")),
            DayOfUse(block.Require("tested_on")),
            block.Find("preterm_below_weeks")?.AsInteger(20, 42),
            block.Require("covers_no_infant")?.AsBoolean() ?? false);

        if (window is { OpensAfter: not null, Lasts: not null } && WindowRule.OpensOn(s_anyBirth, window) > window.Lasts.LastDay(s_anyBirth, window.Counting))
        {
            opens?.Fault("WINDOW_NEVER_OPENS", "対象期間が始まる前に終わっています。始まりを早めるか、終わりを遅らせてください。",
                "The window ends before it opens; let it open earlier or last longer.");
        }

        return window;
    }

    private static PeriodCounting Counting(Place? place)
    {
        switch (place?.AsText())
        {
            case "day_before_corresponding_day": return PeriodCounting.FirstDayCounted;
            case "first_day_left_out": return PeriodCounting.FirstDayLeftOut;
            case "corresponding_day": return PeriodCounting.ThroughCorrespondingDay;
            default:
                place?.Expected(
                    "次のいずれか: day_before_corresponding_day, first_day_left_out, corresponding_day",
                    "one of day_before_corresponding_day, first_day_left_out, corresponding_day");
                return default;
        }
    }

    private StayLengthTerms StayLength(Block block, IReadOnlyList<CareType> types)
    {
        RequireFit(block, types, forStays: true);
        Place? longestPlace = block.Require("longest_nights");
        int? shortest = block.Require("shortest_nights")?.AsInteger(0, MostNightsOrUses);
        int? longest = longestPlace?.AsInteger(1, MostNightsOrUses);
        var terms = new StayLengthTerms(
            Rule(block),
            new Nights(shortest ?? 0),
            new Nights(longest ?? 1),
            block.Find("continuity_gap_days")?.AsInteger(0, MostNightsOrUses),
            block.Require("shared_night")?.AsOneOf<SharedNight>()!);
        if (longest < shortest)
            longestPlace?.Fault("LONGEST_BELOW_SHORTEST", "最長が最短より短くなっています。", "The longest is shorter than the shortest.");
        return terms;
    }

    private HoursTerms Hours(Block block, IReadOnlyList<CareType> types)
    {
        RequireFit(block, types, forStays: false,
            "入所・退所の時刻の定めは「not_modelled」に書いてください。", " Rules on the clock times at which a stay begins and ends go under \"not_modelled\".");
        Place? untilPlace = block.Require("until");
        LocalTime? from = block.Require("from")?.AsTimeOfDay();
        LocalTime? until = untilPlace?.AsTimeOfDay();
        var terms = new HoursTerms(
            Rule(block),
            from ?? default,
            until ?? default,
            block.Require("longest_minutes")?.AsInteger(1, MostMinutesOfADay) ?? 1,
            block.Require("measured_per")?.AsOneOf<MeasuredPer>()!,
            block.Find("most_visits_per_day") is { } most ? new Uses(most.AsInteger(1, MostNightsOrUses) ?? 1) : null,
            block.Require("on_open_days_only")?.AsBoolean() ?? false);
        if (until <= from)
            untilPlace?.Fault("UNTIL_NOT_AFTER_FROM", "終わりの時刻を始まりより後にしてください。", "Give an end that is later than the start.");
        return terms;
    }

    private SameDayTerms SameDay(Place place)
    {
        Block block = place.AsBlock();
        var terms = new SameDayTerms(Rule(block), block.Require("stay_and_visit_allowed")?.AsBoolean() ?? false);
        block.NothingElse();
        return terms;
    }

    private ClosingDays ClosingDays(Place place)
    {
        Block block = place.AsBlock();
        List<IsoDayOfWeek> weekdays = [.. (block.Require("weekdays")?.AsList(fewest: 0) ?? []).Select(Weekday).OfType<IsoDayOfWeek>()];
        bool holidays = block.Require("national_holidays")?.AsBoolean() ?? false;
        bool namedOnly = block.Find("named_holidays_only")?.AsBoolean() ?? false;
        AnnualPeriod? yearEnd = block.Find("year_end") is { } period ? YearEnd(period.AsBlock()) : null;
        List<LocalDate> further = [.. (block.Find("further_days")?.AsList(fewest: 0) ?? []).Select(day => day.AsDate())];
        block.NothingElse();
        if (weekdays.Distinct().Count() == DaysOfAWeek || yearEnd?.CoversWholeYear == true)
            place.Fault("NEVER_OPEN", "開庁する日がありません。閉庁日を減らしてください。", "No day is left on which the office is open; close fewer.");
        return new ClosingDays(weekdays, holidays, yearEnd, further, namedOnly);
    }

    private static IsoDayOfWeek? Weekday(Place place)
    {
        if (s_weekdays.TryGetValue(place.AsText(), out IsoDayOfWeek weekday))
            return weekday;

        string known = string.Join(", ", s_weekdays.Keys);
        place.Expected($"次のいずれか: {known}", $"one of {known}");
        return null;
    }

    private static AnnualPeriod? YearEnd(Block block)
    {
        AnnualDate? first = block.Require("from")?.AsAnnualDate();
        AnnualDate? last = block.Require("to")?.AsAnnualDate();
        block.NothingElse();
        return first is { } from && last is { } to ? new AnnualPeriod(from, to) : null;
    }
}
