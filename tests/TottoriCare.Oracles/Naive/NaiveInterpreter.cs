using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Naive;

/// <summary>素朴な解釈器: follows the words of a rulebook one after the other, on days and nights that it walks singly.</summary>
/// <remarks>
/// Shares nothing with the library that it checks: no type, no reader, no calendar. It reads the rulebook's JSON as it stands and
/// facts that are plain values. One interpreter hears one question.
/// </remarks>
internal sealed partial class NaiveInterpreter
{
    private const string Always = "in_force";

    private readonly NaiveRulebook _rulebook;
    private readonly CareCaseFacts? _case;
    private readonly IReadOnlyList<UseFacts> _history;
    private readonly Node _terms;
    private readonly Answer _answer = new();

    // What a refusal weighs: less where an officer may make, or has made, an exception.
    private RuleStatus _refusal = RuleStatus.NotMet;

    private NaiveInterpreter(NaiveRulebook rulebook, DateOnly use, CareCaseFacts? careCase, IReadOnlyList<UseFacts> history, string? matters)
    {
        _rulebook = rulebook;
        _case = careCase;
        _history = history;
        _terms = TermsOn(use);
        if (rulebook.ChoiceIsOpen(matters, use, careCase?.DeliveryDay, careCase?.ApplicationDay, careCase?.ApprovalDay))
            NeedsReview();
        if (Stated(Always) is { } inForce && use < inForce["stated_from"].Day)
            _answer.Say("", Word(inForce["earlier_days"], "decided", "needs_review") ? RuleStatus.Noted : RuleStatus.NeedsReview);
    }

    private CareCaseFacts Case => _case!;

    public static Answer Hear(Question question, NaiveRulebook rulebook) => question switch
    {
        EligibilityQuestion asked => new NaiveInterpreter(rulebook, asked.FirstDay, asked.Case, [], null)
            .Eligibility(asked.CareType, asked.FirstDay, asked.LastDay),
        BookingQuestion asked => new NaiveInterpreter(rulebook, asked.Booking.FirstDay, asked.Case, asked.History, null).Book(asked.Booking),
        FeeQuestion asked => new NaiveInterpreter(rulebook, asked.Booking.FirstDay, asked.Case, asked.History, null).Fee(asked.Booking),
        QuotaQuestion asked => new NaiveInterpreter(rulebook, asked.Day, asked.Case, asked.History, null).Quota(asked.Day),
        DeadlineQuestion asked => new NaiveInterpreter(rulebook, asked.FirstDay, null, [], s_cancellationMatters).Deadline(asked.CareType, asked.FirstDay),
        CancellationQuestion asked => new NaiveInterpreter(rulebook, asked.Booking.FirstDay, null, [], s_cancellationMatters).Cancel(asked),
        GrantQuestion asked => new NaiveInterpreter(rulebook, new DateOnly(asked.FiscalYear, 4, 1), null, [], "in_force grant").Grant(asked),
        _ => throw new ArgumentException("An unknown question.", nameof(question)),
    };

    /// <summary>The terms for a case, of which a deadline and a window can be asked without a decision.</summary>
    public static NaiveInterpreter For(NaiveRulebook rulebook, DateOnly use, CareCaseFacts? careCase = null) => new(rulebook, use, careCase, [], null);

    private Answer Book(BookingFacts booking)
    {
        TestEligibility(booking.CareType, booking.FirstDay, booking.LastDay);
        if (booking.IsStay)
            TestStay(booking);
        else
            TestHours(booking);
        TestSameDay(booking);
        bool covered = TestPools(booking);
        _refusal = RuleStatus.NotMet;
        bool feeIsModelled = !IsUnmodelled("fee", booking.CareType);
        ReportUnmodelled("booking", booking.CareType);
        if (covered && feeIsModelled)
            _answer.Give("user_fee", FeeOf(booking, RuleStatus.Noted));
        return Decided();
    }

    private Answer Fee(BookingFacts booking)
    {
        ReportUnmodelled("fee", booking.CareType);
        long? fee = FeeOf(booking, RuleStatus.NeedsReview);
        if (_answer.Worst == RuleStatus.NeedsReview)
            fee = null;
        _answer.Give("fee", fee);
        _answer.Outcome = fee switch { null => "needs_review", 0 => "free", _ => "payable" };
        return _answer;
    }

    private Answer Decided()
    {
        _answer.Outcome = _answer.Worst switch { RuleStatus.NotMet => "refused", RuleStatus.NeedsReview => "needs_review", _ => "allowed" };
        return _answer;
    }

    private Node TermsOn(DateOnly use) => _rulebook.TermsOn(use, _case?.DeliveryDay, _case?.ApplicationDay, _case?.ApprovalDay);

    private Node? Stated(string matter) => _terms.Find(matter) is { } found && !found.Is("not_stated") ? found : null;

    // The block of a matter that names a kind of care; whether the matter says anything of it at all.
    private static (Node? Block, bool IsStated) For(string matter, string careType, Node terms)
    {
        if (terms.Find(matter) is not { } blocks || blocks.Is("not_stated"))
            return (null, false);
        bool restIsStated = true;
        foreach (Node block in blocks.Members.Values)
        {
            if (block.Is("not_stated"))
                restIsStated = false;
            else if (block["care"].Has(careType))
                return (block, true);
        }

        return (null, restIsStated);
    }

    private void TurnTo(string matter)
    {
        _refusal = RuleStatus.NotMet;
        foreach (Node discretion in Stated("discretion")?.Members.Values ?? [])
        {
            if (!discretion["matters"].Has(matter))
                continue;
            bool used = Case.DiscretionUsed.Contains(matter);
            _refusal = used ? RuleStatus.Noted : RuleStatus.NeedsReview;
            if (used)
                Say(discretion, RuleStatus.Noted);
        }
    }

    private void Say(Node block, RuleStatus status, bool atBoundary = false) =>
        _answer.Say(block["rule"].Text, status == RuleStatus.NotMet ? _refusal : status, atBoundary);

    private void Test(Node block, bool holds, bool atBoundary = false) => Say(block, holds ? RuleStatus.Met : RuleStatus.NotMet, atBoundary);

    private void NeedsReview() => _answer.Say("", RuleStatus.NeedsReview);

    private bool IsUnmodelled(string decision, string? careType) => (Stated("not_modelled")?.Members.Values ?? [])
        .Any(block => block["decisions"].Has(decision) && (careType is null || block["care"].Has(careType)));

    private void ReportUnmodelled(string decision, string? careType)
    {
        foreach (Node block in Stated("not_modelled")?.Members.Values ?? [])
        {
            if (block["decisions"].Has(decision) && (careType is null || block["care"].Has(careType)))
                Say(block, RuleStatus.NeedsReview);
        }
    }

    // One of two words: true for the first. A third is none that the interpreter knows.
    private static bool Word(Node node, string yes, string no) => node.Is(yes) || (node.Is(no) ? false : throw node.Unknown());

    private static int FiscalYearOf(DateOnly day) => day.Month >= 4 ? day.Year : day.Year - 1;
}
