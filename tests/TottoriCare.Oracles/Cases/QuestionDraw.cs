using TottoriCare.Oracles.Comparing;
using TottoriCare.Oracles.Naive;

namespace TottoriCare.Oracles.Cases;

/// <summary>問いの抽選: a question whose facts lie on, just within and just beyond the bounds that a rulebook sets.</summary>
internal sealed partial class QuestionDraw(Setting setting, Draw draw)
{
    private static readonly string[] s_careTypes = ["short_stay", "short_stay", "day_service", "outreach"];
    private static readonly DateOnly s_firstDay = new(2000, 2, 1);
    private static readonly DateOnly s_lastDay = new(2050, 11, 15);
    private static readonly DateOnly s_year = new(2025, 1, 1);

    private static readonly DateOnly[] s_oddBirths =
    [
        new(2024, 2, 29), new(2023, 3, 1), new(2025, 10, 31), new(2028, 2, 29), new(2025, 4, 1), new(2026, 12, 31), new(2025, 8, 31), new(2026, 4, 1),
    ];

    private static readonly DateOnly[] s_longClosings =
    [
        new(2026, 5, 1), new(2025, 12, 24), new(2026, 9, 17), new(2027, 12, 25), new(2028, 4, 28), new(2019, 4, 25), new(2027, 3, 18),
    ];

    private readonly NaiveRulebook _rulebook = setting.Naive;

    private Node Terms => _rulebook.TermsOn(s_year);

    private bool HasGrant => Terms.Find("grant") is { IsObject: true };

    public Question Question()
    {
        int kind = draw.Below(100);
        if (HasGrant && kind < 92)
            return kind < 32 ? Share() : Grant();
        return kind switch
        {
            < 50 => Booking(),
            < 57 => draw.Chance(75) ? Fee() : Booking(),
            < 64 => Quota(),
            < 71 => Eligibility(),
            < 75 => new DeadlineQuestion(draw.One<string>(s_careTypes), FirstDayOfNotice()),
            < 99 => Cancellation(),
            _ => draw.Chance(50) ? Grant() : Share(),
        };
    }

    private BookingQuestion Booking()
    {
        (CareCaseFacts careCase, BookingFacts booking) = CaseAndBooking();
        return new BookingQuestion(careCase, booking, History(careCase, booking));
    }

    private FeeQuestion Fee()
    {
        (CareCaseFacts careCase, BookingFacts booking) = CaseAndBooking();
        return new FeeQuestion(careCase, booking, History(careCase, booking));
    }

    private QuotaQuestion Quota()
    {
        (CareCaseFacts careCase, BookingFacts booking) = CaseAndBooking();
        return new QuotaQuestion(careCase, History(careCase, booking), booking.FirstDay);
    }

    private EligibilityQuestion Eligibility()
    {
        (CareCaseFacts careCase, BookingFacts booking) = CaseAndBooking();
        return new EligibilityQuestion(careCase, booking.CareType, booking.FirstDay, booking.LastDay);
    }

    private Node? BlockFor(string matter, string careType)
    {
        if (Terms.Find(matter) is not { IsObject: true } blocks)
            return null;
        foreach (Node block in blocks.Members.Values)
        {
            if (block.IsObject && block["care"].Has(careType))
                return block;
        }

        return null;
    }

    private string HouseholdClass()
    {
        var classes = (IReadOnlyList<string>)[.. _rulebook.Classes];
        return classes.Count == 0 || draw.Chance(15) ? "unknown" : draw.One(classes);
    }

    private static DateOnly Within(DateOnly day) => day < s_firstDay ? s_firstDay : day > s_lastDay ? s_lastDay : day;

    private DateOnly? Maybe(int percent, DateOnly from, int first, int last) => draw.Chance(percent) ? from.AddDays(draw.Between(first, last)) : null;
}
