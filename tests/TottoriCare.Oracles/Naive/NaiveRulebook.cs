using System.Collections.Concurrent;
using System.Text.Json;

namespace TottoriCare.Oracles.Naive;

/// <summary>規則集: a rulebook's JSON as it stands, under its own readings or under one alternative.</summary>
internal sealed class NaiveRulebook
{
    // Every key of the terms that the interpreter has a word for; what stands under these few is named by the rulebook itself.
    private static readonly HashSet<string> s_known =
    [
        .. ("in_force care need residence windows stay_lengths hours same_day pools fees cancellations closing_days grant discretion not_modelled stated_from "
            + "reading earlier_days rule offered assessed tested_on homecoming begins lasts ends preterm_below_weeks covers_no_infant shortest_nights longest_nights "
            + "continuity_gap_days shared_night from until to longest_minutes measured_per most_visits_per_day on_open_days_only stay_and_visit_allowed title ja en "
            + "count unit weight cap within per multiple_birth caps_from_two_infants per_further_infant per_further_infant_by_class nth_use_counts infants_counted late_cancellation_counts booked_nights_count "
            + "exhausted_by_stay_of_nights beyond_cap granted_elsewhere price price_by_class relief up_to_yen first_uses meals_excluded across_amendments yen percent "
            + "at_most_yen facility_price_less_yen greatest_of sum_of by_unit by_nth_use through charge deadline days_before open_days_before at "
            + "that_minute_is_in_time on_closed_day notice_taken amounts basis exempt_classes times_infants yen_by_class zero_is_recorded unknown_class billing "
            + "months_after counted_from change_of_date shortening booked_after_deadline weekdays national_holidays named_holidays_only year_end matters decisions "
            + "facility costs facilities kinds rate numerator denominator rounding step_yen bounds counted_over from_fiscal_year until_fiscal_year beds "
            + "shares of parts odd_yen state prefecture municipality provider "
            + "short_stay day_service outreach").Split(' '),
    ];

    private static readonly HashSet<string> s_naming =
        ["windows", "stay_lengths", "hours", "pools", "fees", "cancellations", "discretion", "not_modelled", "shares", "amounts", "price_by_class", "yen_by_class",
            "per_further_infant_by_class"];

    private readonly Node _root;
    private readonly string? _reading;
    private readonly Node? _change;
    private readonly (Node Amendment, DateOnly From)[] _amendments;
    private readonly ConcurrentDictionary<int, Node> _terms = [];

    private NaiveRulebook(Node root, string? reading, string? alternative)
    {
        _root = root;
        _reading = reading;
        _change = reading is null ? null : root["readings"][reading]["alternatives"][alternative!]["change"];
        _amendments = [.. (root.Find("amendments")?.Members.Values ?? []).Select(one => (one, one["from"].Day!.Value)).OrderBy(one => one.Value)];
        foreach (int inForce in new[] { 0, (1 << _amendments.Length) - 1 })
            CheckKeys(TermsOf(inForce), false);
    }

    public IEnumerable<string> Classes => _root.Find("classes")?.Members.Keys ?? [];

    public IEnumerable<DateOnly> AmendedFrom => _amendments.Select(one => one.From);

    public static NaiveRulebook Of(ReadOnlyMemory<byte> json, string? reading = null, string? alternative = null)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new NaiveRulebook(Node.Of(document.RootElement), reading, alternative);
    }

    /// <summary>The terms in force; a birth that is not known is taken for the day of use.</summary>
    public Node TermsOn(DateOnly use, DateOnly? birth = null)
    {
        int inForce = 0;
        for (int i = 0; i < _amendments.Length; i++)
            inForce |= _amendments[i].From <= (_amendments[i].Amendment["chosen_by"].Is("birth", "use") ? birth ?? use : use) ? 1 << i : 0;
        return _terms.GetOrAdd(inForce, TermsOf);
    }

    private Node TermsOf(int inForce)
    {
        Node terms = _root["terms"];
        bool settled = false;
        foreach ((Node amendment, _) in _amendments.Where((_, place) => (inForce & (1 << place)) != 0))
        {
            terms = terms.Patched(amendment["change"]);
            settled |= _reading is not null && amendment.Find("settles")?.Has(_reading) == true;
        }

        return _change is null || settled ? terms : terms.Patched(_change);
    }

    private static void CheckKeys(Node node, bool isNamed)
    {
        if (!node.IsObject)
            return;
        foreach ((string key, Node below) in node.Members)
        {
            if (!isNamed && !s_known.Contains(key))
                throw new UnknownFormException($"{below.Path}: the interpreter does not know this key");

            // The amounts of a charge are a block, those of a grant are named.
            CheckKeys(below, !isNamed && s_naming.Contains(key) && below.IsObject && below.Members.Values.All(one => one.IsObject || key != "amounts"));
        }
    }
}
