using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

/// <summary>素朴な解釈器: follows the words of a rulebook one after the other, on days and nights that it walks singly.</summary>
/// <remarks>
/// Shares nothing with the library that it checks: no type, no reader, no calendar. It reads the rulebook's JSON as it stands and
/// facts that are plain values. One interpreter hears one question.
/// </remarks>
internal sealed partial class NaiveInterpreter
{
    private readonly NaiveRulebook _rulebook;
    private readonly CareCaseFacts _case;
    private readonly IReadOnlyList<UseFacts> _history;
    private readonly Node _terms;
    private readonly Answer _answer = new();

    // What a refusal weighs: less where an officer may make, or has made, an exception.
    private RuleStatus _refusal = RuleStatus.NotMet;

    private NaiveInterpreter(NaiveRulebook rulebook, DateOnly use, CareCaseFacts? careCase = null, IReadOnlyList<UseFacts>? history = null)
    {
        _rulebook = rulebook;
        _case = careCase!;
        _history = history ?? [];
        _terms = TermsOn(use);
        if (Stated("in_force") is { } inForce && use < inForce["stated_from"].Day)
            _answer.Say("", inForce["earlier_days"].Is("decided", "needs_review") ? RuleStatus.Noted : RuleStatus.NeedsReview);
    }

    public static Answer Hear(Question question, NaiveRulebook rulebook) => question switch
    {
        EligibilityQuestion asked => new NaiveInterpreter(rulebook, asked.FirstDay, asked.Case).Eligibility(asked.CareType, asked.FirstDay, asked.LastDay),
        BookingQuestion asked => new NaiveInterpreter(rulebook, asked.Booking.FirstDay, asked.Case, asked.History).Book(asked.Booking),
        FeeQuestion asked => new NaiveInterpreter(rulebook, asked.Booking.FirstDay, asked.Case, asked.History).Fee(asked.Booking),
        QuotaQuestion asked => new NaiveInterpreter(rulebook, asked.Day, asked.Case, asked.History).Quota(asked.Day),
        DeadlineQuestion asked => new NaiveInterpreter(rulebook, asked.FirstDay).Deadline(asked.CareType, asked.FirstDay),
        CancellationQuestion asked => new NaiveInterpreter(rulebook, asked.Booking.FirstDay).Cancel(asked),
        GrantQuestion asked => new NaiveInterpreter(rulebook, new DateOnly(asked.FiscalYear, 4, 1)).Grant(asked),
        ShareQuestion asked => new NaiveInterpreter(rulebook, new DateOnly(asked.FiscalYear, 4, 1)).Divide(asked),
        _ => throw new ArgumentException("An unknown question.", nameof(question)),
    };

    /// <summary>The terms for a case, of which a deadline, a window and a cap can be asked without a decision.</summary>
    public static NaiveInterpreter For(NaiveRulebook rulebook, DateOnly use, CareCaseFacts? careCase = null) => new(rulebook, use, careCase);

    private Answer Book(BookingFacts booking)
    {
        TestEligibility(booking.CareType, booking.FirstDay, booking.LastDay);
        if (booking.IsStay)
            TurnTo("stay_lengths", booking.CareType, block => TestStay(booking, block));
        else
            TurnTo("hours", booking.CareType, block => TestHours(booking, block));
        if (Stated("same_day") is not null || MayMeetOnOneDay())
            TurnTo("same_day", block => TestSameDay(booking, block));
        bool covered = true;
        TurnTo("pools", pools => covered = TestPools(booking, pools));
        _refusal = RuleStatus.NotMet;
        ReportUnmodelled(["eligibility", "quota", "booking"], booking.CareType);
        if (covered && !Unmodelled(["fee"], booking.CareType).Any())
            _answer.Give("user_fee", FeeOf(booking, RuleStatus.Noted));
        return Decided();
    }

    private Answer Fee(BookingFacts booking)
    {
        ReportUnmodelled(["fee"], booking.CareType);
        bool covered = Find("fees", booking.CareType, _terms).Block is null || TestFullCost(booking);
        long? fee = covered ? FeeOf(booking, RuleStatus.NeedsReview) : null;
        fee = _answer.Worst == RuleStatus.NeedsReview ? null : fee;
        _answer.Give("fee", fee);
        _answer.Outcome = fee switch { null => "needs_review", 0 => "free", _ => "payable" };
        return _answer;
    }

    private Answer Decided()
    {
        _answer.Outcome = _answer.Worst switch { RuleStatus.NotMet => "refused", RuleStatus.NeedsReview => "needs_review", _ => "allowed" };
        return _answer;
    }

    private Node TermsOn(DateOnly use) => _rulebook.TermsOn(use, _case?.DeliveryDay);

    private Node? Stated(string matter) => _terms.Find(matter) is { } found && !found.Is("not_stated") ? found : null;

    // The block of a matter that names a kind of care; whether the matter says anything of it at all.
    private static (Node? Block, bool IsStated) Find(string matter, string careType, Node terms)
    {
        if (terms.Find(matter) is not { } blocks || blocks.Is("not_stated"))
            return (null, false);
        Node? own = blocks.Members.Values.FirstOrDefault(block => !block.Is("not_stated") && block["care"].Has(careType));
        return (own, own is not null || !blocks.Members.Values.Any(block => block.Is("not_stated")));
    }

    // What a matter says is tested; where it says nothing, an officer has to.
    private void TurnTo(string matter, Action<Node> test) => TurnTo(matter, Stated(matter), Stated(matter) is not null, test);

    private void TurnTo(string matter, string careType, Action<Node> test) =>
        TurnTo(matter, Find(matter, careType, _terms).Block, Find(matter, careType, _terms).IsStated, test);

    private void TurnTo(string matter, Node? block, bool isStated, Action<Node> test)
    {
        _refusal = RuleStatus.NotMet;
        foreach (Node discretion in (Stated("discretion")?.Members.Values ?? []).Where(one => one["matters"].Has(matter)))
        {
            bool used = _case.DiscretionUsed.Contains(matter);
            _refusal = used ? RuleStatus.Noted : RuleStatus.NeedsReview;
            if (used)
                Say(discretion, RuleStatus.Noted);
        }

        if (!isStated)
            NeedsReview();
        if (block is not null)
            test(block);
    }

    private void Say(Node block, RuleStatus status, bool atBoundary = false) =>
        _answer.Say(block["rule"].Text, status == RuleStatus.NotMet ? _refusal : status, atBoundary);

    private void Test(Node block, bool holds, bool atBoundary = false) => Say(block, holds ? RuleStatus.Met : RuleStatus.NotMet, atBoundary);

    private void NeedsReview() => _answer.Say("", RuleStatus.NeedsReview);

    // What touches one of the decisions that an answer is made of.
    private IEnumerable<Node> Unmodelled(string[] decisions, string? careType) => (Stated("not_modelled")?.Members.Values ?? [])
        .Where(block => decisions.Any(block["decisions"].Has) && (careType is null || block["care"].Has(careType)));

    private void ReportUnmodelled(string[] decisions, string? careType)
    {
        foreach (Node block in Unmodelled(decisions, careType))
            Say(block, RuleStatus.NeedsReview);
    }
}
