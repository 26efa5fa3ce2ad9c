using System.Collections.Concurrent;
using System.Text.Json;

namespace TottoriCare.Oracles.Naive;

/// <summary>規則集: a rulebook's JSON as it stands, under its own readings or under one alternative.</summary>
internal sealed class NaiveRulebook
{
    // Every key that the interpreter reads, by its place; * is a name of the rulebook's choosing. Any other key is refused.
    private static readonly Dictionary<string, string> s_known = new()
    {
        ["$"] = "format municipality sources classes terms rules readings amendments",
        ["$.terms"] = "in_force care need residence windows stay_lengths hours same_day pools fees cancellations closing_days grant discretion not_modelled",
        ["in_force"] = "stated_from reading earlier_days",
        ["care"] = "rule offered",
        ["need"] = "rule assessed",
        ["residence"] = "rule tested_on homecoming",
        ["windows.*"] = "rule care begins lasts ends tested_on preterm_below_weeks covers_no_infant",
        ["stay_lengths.*"] = "rule care shortest_nights longest_nights continuity_gap_days shared_night",
        ["hours.*"] = "rule care from until longest_minutes measured_per most_visits_per_day on_open_days_only",
        ["same_day"] = "rule stay_and_visit_allowed",
        ["pools.*"] = "rule title care count cap within per multiple_birth infants_counted late_cancellation_counts booked_nights_count "
            + "exhausted_by_stay_of_nights beyond_cap granted_elsewhere",
        ["fees.*"] = "rule care unit price price_by_class unknown_class per_further_infant relief nth_use_counts across_amendments",
        ["cancellations.*"] = "rule care charge",
        ["cancellations.*.charge"] = "deadline amounts billing change_of_date shortening booked_after_deadline",
        ["cancellations.*.charge.deadline"] = "rule days_before open_days_before at that_minute_is_in_time on_closed_day notice_taken",
        ["cancellations.*.charge.amounts"] = "rule basis exempt_classes per times_infants yen_by_class zero_is_recorded unknown_class",
        ["cancellations.*.charge.billing"] = "rule months_after counted_from",
        ["closing_days"] = "weekdays national_holidays named_holidays_only year_end further_days",
        ["discretion.*"] = "rule matters",
        ["not_modelled.*"] = "rule care decisions",
        ["grant"] = "facility costs cap",
        ["grant.facility"] = "rule care",
        ["grant.facility.care.*"] = "from_fiscal_year until_fiscal_year beds",
        ["grant.costs"] = "rule facilities kinds rate",
        ["grant.costs.rate"] = "numerator denominator rounding step_yen",
        ["grant.cap"] = "rule amounts bounds counted_over",
        ["grant.cap.amounts.*"] = "care yen from_fiscal_year until_fiscal_year",
        ["amendments.*"] = "text source locator from chosen_by settles change",
    };

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
        CheckKeys("$", root);
        foreach ((Node amendment, _) in _amendments)
            CheckKeys("amendments.*", amendment);
        CheckTerms(TermsOf(0));
        CheckTerms(TermsOf((1 << _amendments.Length) - 1));
    }

    public IEnumerable<string> Classes => _root.Find("classes")?.Members.Keys ?? [];

    public IEnumerable<DateOnly> AmendedFrom => _amendments.Select(one => one.From);

    public static NaiveRulebook Of(ReadOnlyMemory<byte> json, string? reading = null, string? alternative = null)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return new NaiveRulebook(Node.Of(document.RootElement), reading, alternative);
    }

    /// <summary>The terms in force; a date that is not known is taken for the day of use.</summary>
    public Node TermsOn(DateOnly use, DateOnly? birth = null, DateOnly? application = null, DateOnly? approval = null)
    {
        int inForce = 0;
        for (int i = 0; i < _amendments.Length; i++)
        {
            DateOnly date = DateFor(_amendments[i].Amendment, use, birth, application, approval) ?? use;
            inForce |= _amendments[i].From <= date ? 1 << i : 0;
        }

        return _terms.GetOrAdd(inForce, TermsOf);
    }

    /// <summary>Whether an amendment that touches one of some matters is chosen by a date that is not known.</summary>
    public bool ChoiceIsOpen(string? matters, DateOnly use, DateOnly? birth = null, DateOnly? application = null, DateOnly? approval = null) =>
        _amendments.Length > 0 && _amendments.Any(one => DateFor(one.Amendment, use, birth, application, approval) is null
            && (matters is null || one.Amendment["change"].Members.Keys.Any(matters.Split(' ').Contains)));

    private static DateOnly? DateFor(Node amendment, DateOnly use, DateOnly? birth, DateOnly? application, DateOnly? approval) =>
        amendment["chosen_by"].Text switch
        {
            "use" => use,
            "birth" => birth,
            "application" => application,
            "approval" => approval,
            _ => throw amendment["chosen_by"].Unknown(),
        };

    private Node TermsOf(int inForce)
    {
        Node terms = _root["terms"];
        bool settled = false;
        for (int i = 0; i < _amendments.Length; i++)
        {
            if ((inForce & (1 << i)) == 0)
                continue;
            terms = terms.Patched(_amendments[i].Amendment["change"]);
            settled |= _reading is not null && _amendments[i].Amendment.Find("settles") is { } settles && settles.Has(_reading);
        }

        return _change is null || settled ? terms : terms.Patched(_change);
    }

    private static void CheckTerms(Node terms)
    {
        CheckKeys("$.terms", terms);
        foreach (string place in s_known.Keys.Where(place => place[0] != '$' && place != "amendments.*"))
        {
            foreach (Node node in place.Split('.').Aggregate(new[] { terms }, (nodes, key) => [.. nodes.Where(node => node.IsObject)
                .SelectMany(node => key == "*" ? node.Members.Values : node.Members.Where(member => member.Key == key).Select(member => member.Value))]))
            {
                CheckKeys(place, node);
            }
        }
    }

    private static void CheckKeys(string place, Node node)
    {
        foreach (string key in node.IsObject ? node.Members.Keys : [])
        {
            if (!s_known[place].Split(' ').Contains(key))
                throw new UnknownFormException($"{node.Path}.{key}: the interpreter does not know this key");
        }
    }
}
