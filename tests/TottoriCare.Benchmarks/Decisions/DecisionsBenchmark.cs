using TottoriCare.Benchmarks.Decisions.Handwritten;
using TottoriCare.Benchmarks.Measuring;
using TottoriCare.Benchmarks.Rulebooks;
using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Decisions;
using TottoriCare.Remedies;
using TottoriCare.Rulebooks;

namespace TottoriCare.Benchmarks.Decisions;

/// <summary>決定: how long 鳥取市's decisions take, against the same decisions written by hand, and how fast rulebooks load.</summary>
internal sealed class DecisionsBenchmark : IBenchmark
{
    private const int Seed = 20_251_001;
    private const int Cases = 256;
    private const int CasesOfRemedies = 4;
    private const double NanosecondsPerMicrosecond = 1_000;

    private readonly Ordinance _city;
    private readonly HandwrittenCancellation _handwritten;
    private readonly CaseSet<BookingCase> _bookings;
    private readonly CaseSet<Cancellation> _cancellations;
    private readonly CaseSet<BookingAsked> _plainBookings;
    private readonly CaseSet<GivenUp> _plainCancellations;

    public DecisionsBenchmark()
    {
        _city = Ordinance.Of(ShippedRulebooks.Find(MunicipalityCode.Parse("312011"))!, HolidayCalendar.FromLaw());
        _handwritten = InPlainWords.Of(_city.Holidays);
        var draw = new Draw(Seed);
        _bookings = new CaseSet<BookingCase>([.. Enumerable.Range(0, Cases).Select(_ => BookingCase.From(draw))]);
        _cancellations = new CaseSet<Cancellation>([.. Enumerable.Range(0, Cases).Select(_ => CancellationCase.From(draw, _city.Rulebook))]);
        _plainBookings = _bookings.As(InPlainWords.Of);
        _plainCancellations = _cancellations.As(InPlainWords.Of);
    }

    public string Name => "decisions";

    public LocalizedText Title { get; } = new(
        "決定の速さ（手書きの if との比較を含む）、説明、感度分析、是正案、規則集の読込み",
        "how fast decisions are (against the same in handwritten ifs), explanations, sensitivity, remedies, loading rulebooks");

    public void Run(Effort effort, Report report)
    {
        int disagreements = Disagreements(report);
        report.Count("decide-disagreements", disagreements, Goal.AtMost(0));
        if (disagreements > 0)
            return;

        Decide(effort, report);
        Explore(effort, report);
        Load(effort, report);
    }

    // Whoever is compared must give the same answers, and every kind of answer must be among them.
    private int Disagreements(Report report)
    {
        BookingAnswer[] bookings = [.. _bookings.All.Select(one => InPlainWords.Of(_city.JudgeBooking(one.CareCase, one.Booking, one.History)))];
        CancellationAnswer[] cancellations = [.. _cancellations.All.Select(one => InPlainWords.Of(_city.JudgeCancellation(one)))];
        report.Say($"bookings: {Counts(bookings.Select(answer => answer.Verdict))}");
        report.Say($"cancellations: {Counts(cancellations.Select(answer => answer.Owed))}");

        int missing = Enum.GetValues<Verdict>().Except(bookings.Select(answer => answer.Verdict)).Count()
            + Enum.GetValues<Owed>().Except(cancellations.Select(answer => answer.Owed)).Count();
        return missing
            + _plainBookings.All.Where((one, i) => HandwrittenBooking.Decide(one.Mother, one.Asked, one.Past) != bookings[i]).Count()
            + _plainCancellations.All.Where((one, i) => _handwritten.Assess(one) != cancellations[i]).Count();
    }

    private void Decide(Effort effort, Report report)
    {
        IReadOnlyList<Measurement> measured = Rounds.Of(effort,
            new Workload("cancellations", Cases, JudgeCancellations),
            new Workload("bookings", Cases, JudgeBookings),
            new Workload("handwritten cancellations", Cases, AssessByHand),
            new Workload("handwritten bookings", Cases, DecideByHand),
            new Workload("explained cancellations", Cases, ExplainCancellations),
            new Workload("explained bookings", Cases, ExplainBookings));
        (Measurement charge, Measurement booking) = (measured[0], measured[1]);
        (Measurement chargeByHand, Measurement bookingByHand) = (measured[2], measured[3]);

        report.Time("decide-charge-ns", charge.MedianNanoseconds, Goal.AtMost(100));
        report.Time("decide-booking-ns", booking.MedianNanoseconds, Goal.AtMost(300));
        report.Count("decide-bytes", Math.Max(charge.Bytes, booking.Bytes), Goal.AtMost(0));
        report.Time("handwritten-charge-ns", chargeByHand.MedianNanoseconds);
        report.Time("handwritten-booking-ns", bookingByHand.MedianNanoseconds);
        report.Time("decide-vs-handwritten", Math.Max(charge.Over(chargeByHand), booking.Over(bookingByHand)), Goal.AtMost(10));
        report.Time("explain-charge-ns", measured[4].MedianNanoseconds);
        report.Time("explain-booking-ns", measured[5].MedianNanoseconds);
        report.Time("explain-ns", Math.Max(measured[4].MedianNanoseconds, measured[5].MedianNanoseconds), Goal.AtMost(5_000));
    }

    private void Explore(Effort effort, Report report)
    {
        var sensitivity = Sensitivity.Of(_city);
        BookingCase[] refused = [.. _bookings.All
            .Where(one => _city.JudgeBooking(one.CareCase, one.Booking, one.History).Outcome == Outcome.Refused).Take(CasesOfRemedies)];
        IReadOnlyList<Measurement> measured = Rounds.Of(effort.ForSlowWork,
            new Workload("sensitivity", Cases, pass => Diverge(sensitivity, pass)),
            new Workload("why not", refused.Length, _ => Remedy(refused)));
        report.Time("sensitivity-us", measured[0].MedianNanoseconds / NanosecondsPerMicrosecond);
        report.Time("why-not-us", measured[1].MedianNanoseconds / NanosecondsPerMicrosecond);
    }

    private void Load(Effort effort, Report report)
    {
        LoadedRulebooks loaded = LoadedRulebooks.Of(effort.Rulebooks, _city.Holidays);
        report.Say($"{effort.Rulebooks} rulebooks, {loaded.Bytes / 1e6:0.0} MB");
        report.Time($"load-{effort.Rulebooks}-seconds", loaded.LoadSeconds, Goal.Below(10));
        report.Time("compile-ms", loaded.CompileSeconds * 1e3 / effort.Rulebooks);
    }

    private long JudgeCancellations(int pass)
    {
        long sum = 0;
        foreach (Cancellation one in _cancellations.InOrderOf(pass))
            sum += _city.JudgeCancellation(one).Charge.Amount;
        return sum;
    }

    private long JudgeBookings(int pass)
    {
        long sum = 0;
        foreach (BookingCase one in _bookings.InOrderOf(pass))
            sum += _city.JudgeBooking(one.CareCase, one.Booking, one.History).Outcome.Value;
        return sum;
    }

    private long AssessByHand(int pass)
    {
        long sum = 0;
        foreach (GivenUp one in _plainCancellations.InOrderOf(pass))
            sum += _handwritten.Assess(one).Yen;
        return sum;
    }

    private long DecideByHand(int pass)
    {
        long sum = 0;
        foreach (BookingAsked one in _plainBookings.InOrderOf(pass))
            sum += (long)HandwrittenBooking.Decide(one.Mother, one.Asked, one.Past).Verdict;
        return sum;
    }

    private long ExplainCancellations(int pass)
    {
        long sum = 0;
        foreach (Cancellation one in _cancellations.InOrderOf(pass))
            sum += _city.AssessCancellation(one).Explain(Language.Japanese).Length;
        return sum;
    }

    private long ExplainBookings(int pass)
    {
        long sum = 0;
        foreach (BookingCase one in _bookings.InOrderOf(pass))
            sum += _city.DecideBooking(one.CareCase, one.Booking, one.History).Explain(Language.Japanese).Length;
        return sum;
    }

    private long Diverge(Sensitivity sensitivity, int pass)
    {
        long sum = 0;
        foreach (BookingCase one in _bookings.InOrderOf(pass))
        {
            sum += sensitivity.Of(
                _city.DecideBooking(one.CareCase, one.Booking, one.History),
                ordinance => ordinance.DecideBooking(one.CareCase, one.Booking, one.History)).Count;
        }

        return sum;
    }

    private long Remedy(BookingCase[] refused)
    {
        long sum = 0;
        foreach (BookingCase one in refused)
            sum += WhyNot.Of(_city, one.CareCase, one.Booking, one.History).Count;
        return sum;
    }

    private static string Counts<T>(IEnumerable<T> answers)
        where T : struct, Enum => string.Join(", ", answers.CountBy(answer => answer).OrderBy(count => count.Key).Select(count => $"{count.Value} {count.Key}"));
}
