using System.Reflection;
using TottoriCare.Benchmarks.Measuring;
using TottoriCare.Calendars;
using TottoriCare.Rulebooks;

namespace TottoriCare.Benchmarks.Rulebooks;

/// <summary>How long it took to read and check different rulebooks, and then to make them ready to decide.</summary>
/// <param name="Bytes">The bytes of all of them.</param>
/// <param name="LoadSeconds">The time to read and check them.</param>
/// <param name="CompileSeconds">The time to join each with a calendar.</param>
internal sealed record LoadedRulebooks(long Bytes, double LoadSeconds, double CompileSeconds)
{
    private const string Folder = "Rulebooks/";

    /// <summary>Loads rulebooks one by one; only that is timed, and not how they are made up.</summary>
    public static LoadedRulebooks Of(int count, HolidayCalendar holidays)
    {
        byte[][] originals = [.. Originals()];
        var digests = new HashSet<string>();
        TimeSpan load = TimeSpan.Zero;
        TimeSpan compile = TimeSpan.Zero;
        long bytes = 0;
        for (int n = 0; n < count; n++)
        {
            byte[] json = MadeUpRulebook.From(originals[n % originals.Length], n);
            bytes += json.Length;

            ProcessorClock clock = ProcessorClock.Start();
            bool isSound = Rulebook.TryParse(json, out Rulebook? rulebook, out IReadOnlyList<InputError> errors);
            load += clock.Elapsed;
            if (!isSound)
                throw new InvalidOperationException($"A made-up rulebook has faults: {string.Join("; ", errors)}");
            if (!digests.Add(rulebook!.Digest))
                throw new InvalidOperationException("Two made-up rulebooks are the same.");

            clock = ProcessorClock.Start();
            _ = Ordinance.Of(rulebook, holidays);
            compile += clock.Elapsed;
        }

        return new LoadedRulebooks(bytes, load.TotalSeconds, compile.TotalSeconds);
    }

    private static IEnumerable<byte[]> Originals()
    {
        Assembly assembly = typeof(LoadedRulebooks).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order())
        {
            using Stream file = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            file.CopyTo(bytes);
            yield return bytes.ToArray();
        }
    }
}
