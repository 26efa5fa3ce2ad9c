using NodaTime;
using TottoriCare.Decisions;
using TottoriCare.Oracles.Cases;
using TottoriCare.Oracles.Comparing;
using TottoriCare.Rulebooks;

namespace TottoriCare.Oracles.Dmn;

/// <summary>DMNの事例: drawn cases with the inputs of an exported model and what the library decides.</summary>
internal sealed class DmnCases(long seed)
{
    private readonly Dictionary<(Setting, Edition), DmnFile> _files = [];

    public IEnumerable<DmnFile> Files => _files.Values;

    /// <summary>So many cases, drawn until they are found: some questions ask for nothing that a model holds.</summary>
    public IEnumerable<DmnCase> Draw(long cases)
    {
        var source = new CaseSource(seed);
        for (long index = 0, found = 0; found < cases; index++)
        {
            if (Of(source.At(index)) is not { } one)
                continue;
            found++;
            yield return one;
        }
    }

    private DmnCase? Of(DrawnCase drawn)
    {
        if (DatesOf(drawn.Question) is not { } dates)
            return null;
        DmnFile file = FileFor(drawn.Setting, dates);
        var expected = new SortedDictionary<string, object>(StringComparer.Ordinal);
        var inputs = new DerivedInputs(drawn.Setting, drawn.Question);
        foreach ((string decision, string matter, object value) in ExpectedOutputs.Of(drawn.Setting.Engine.Ask(drawn.Question)).Concat(inputs.Plain()))
        {
            if (file.Decides(decision))
                expected.Add(decision, value);
            else if (value is not "none" && !file.LeavesOut(matter))
                throw new InvalidOperationException($"{file.Name} has no decision {decision}, case {drawn.Index}.");
        }

        if (expected.Count == 0)
            return null;
        return new DmnCase(drawn.Index, file.Name, expected, new SortedDictionary<string, object>(
            expected.Keys.SelectMany(file.InputsOf).Distinct().ToDictionary(input => input, inputs.ValueOf), StringComparer.Ordinal));
    }

    private DmnFile FileFor(Setting setting, RuleDates dates)
    {
        Edition edition = setting.Engine.Ordinance.Rulebook.Editions.On(dates);
        if (!_files.TryGetValue((setting, edition), out DmnFile? file))
            _files.Add((setting, edition), file = DmnFile.Of(setting, dates, 1 + _files.Keys.Count(known => known.Item1 == setting)));
        return file;
    }

    private static RuleDates? DatesOf(Question question) => question switch
    {
        EligibilityQuestion asked => Of(asked.Case, asked.FirstDay),
        BookingQuestion asked => Of(asked.Case, asked.Booking.FirstDay),
        QuotaQuestion asked => Of(asked.Case, asked.Day),
        CancellationQuestion asked => new RuleDates(Library.DayOf(asked.Booking.FirstDay)),
        GrantQuestion asked => new RuleDates(new LocalDate(asked.FiscalYear, 4, 1)),
        _ => null,
    };

    private static RuleDates Of(CareCaseFacts facts, DateOnly use) => new(
        Library.DayOf(use), Library.DayOf(facts.DeliveryDay), DayOf(facts.ApplicationDay), DayOf(facts.ApprovalDay));

    private static LocalDate? DayOf(DateOnly? day) => day is { } known ? Library.DayOf(known) : null;
}

/// <summary>事例: the file that it asks, its inputs, and what the library says.</summary>
internal sealed record DmnCase(long Index, string File, SortedDictionary<string, object> Expected, SortedDictionary<string, object> Inputs);
