using TottoriCare.Oracles.Cases;

namespace TottoriCare.Oracles.Distilling;

/// <summary>読み違い: a question as a program takes it that overlooks one of its facts, or takes it for another.</summary>
/// <param name="Name">What is misread.</param>
/// <param name="Read">The question as it is taken; the same one where there is nothing to misread.</param>
internal sealed record Misreading(string Name, Func<Question, Question> Read)
{
    /// <summary>Every one: each fact of each question, overlooked and taken for its neighbours.</summary>
    public static IReadOnlyList<Misreading> All { get; } =
    [
        .. CaseMisreadings.All, .. BookingMisreadings.All, .. HistoryMisreadings.All, .. NoticeMisreadings.All, .. MoneyMisreadings.All,
    ];

    public static Misreading OfCase(string name, Func<CareCaseFacts, CareCaseFacts> read) => new(name, question => question switch
    {
        EligibilityQuestion asked => asked with { Case = read(asked.Case) },
        BookingQuestion asked => asked with { Case = read(asked.Case) },
        QuotaQuestion asked => asked with { Case = read(asked.Case) },
        _ => question,
    });

    public static Misreading OfBooking(string name, Func<BookingFacts, BookingFacts> read) => new(name, question => question switch
    {
        EligibilityQuestion asked when read(new BookingFacts(asked.CareType, asked.FirstDay, asked.LastDay)) is var days => asked with { FirstDay = days.FirstDay, LastDay = days.LastDay },
        BookingQuestion asked => asked with { Booking = read(asked.Booking) },
        DeadlineQuestion asked => asked with { FirstDay = read(new BookingFacts(asked.CareType, asked.FirstDay, asked.FirstDay)).FirstDay },
        CancellationQuestion asked => asked with { Booking = read(asked.Booking) },
        _ => question,
    });

    /// <summary>Of the uses of a history; the day is that of the booking, or that on which the quota is asked.</summary>
    public static Misreading OfHistory(string name, Func<IReadOnlyList<UseFacts>, DateOnly, IEnumerable<UseFacts>> read) => new(name, question => question switch
    {
        BookingQuestion asked => asked with { History = [.. read(asked.History, asked.Booking.FirstDay)] },
        QuotaQuestion asked => asked with { History = [.. read(asked.History, asked.Day)] },
        _ => question,
    });

    public static Misreading Of<TQuestion>(string name, Func<TQuestion, TQuestion> read)
        where TQuestion : Question => new(name, question => question is TQuestion asked ? read(asked) : question);

    /// <summary>One for each ordered pair of different codes.</summary>
    public static IEnumerable<Misreading> ForPairs(string[] codes, Func<string, string, Misreading> make) =>
        codes.SelectMany(code => codes.Where(other => other != code).Select(other => make(code, other)));
}
