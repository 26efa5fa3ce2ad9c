namespace TottoriCare.Benchmarks.Decisions.Handwritten;

internal enum Verdict
{
    Allowed,
    Refused,
    NeedsReview,
}

internal enum Owed
{
    Nothing,
    Charged,
    Exempt,
    NeedsReview,
}

/// <summary>Whether a booking is allowed, and what it costs the user; no fee where the caps do not cover it.</summary>
internal readonly record struct BookingAnswer(Verdict Verdict, long? FeeYen);

/// <summary>What is owed, the deadline by the clock in Japan, and the first of the month in which it is billed.</summary>
internal readonly record struct CancellationAnswer(Owed Owed, long Yen, DateTime? Deadline, DateOnly? BilledIn);
