using System.Globalization;
using TottoriCare.LedgerTrials.Durability;
using TottoriCare.LedgerTrials.Killing;
using TottoriCare.LedgerTrials.Racing;

namespace TottoriCare.LedgerTrials;

/// <summary>The command: one trial of the ledger, or all of them.</summary>
internal static class Command
{
    private const string Help = """
        Tries the ledger, and ends with 1 where a goal is missed.

          dotnet run -c Release --project tests/TottoriCare.LedgerTrials -- race|kill|durable [--short] [--rounds N] [--seed S]

          race       64 clients on the last free use, on each engine, through two hosts on PostgreSQL; 1,000 rounds, with --short 20
          kill       kill -9 of the host in the middle of load, again and again; 1,000 times, with --short 50
          durable    commands a second at 64 clients, against plain appends that are forced to the same disk
          --rounds N another number of rounds or kills
          --seed S   where the random draws begin (20261122)
        """;

    /// <returns>0 where every goal is met; 1 where not; 2 for wrong arguments.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (!TryRead(args, out string name, out bool isShort, out int rounds, out int seed))
        {
            await output.WriteLineAsync(Help);
            return args.Contains("--help") ? 0 : 2;
        }

        bool isMet = name switch
        {
            "race" => await new RaceTrial(rounds > 0 ? rounds : isShort ? 20 : 1000).ReportAsync(output),
            "kill" => await new KillTrial(rounds > 0 ? rounds : isShort ? 50 : 1000, seed).ReportAsync(output),
            _ => await new DurabilityTrial(isShort).ReportAsync(output),
        };
        return isMet ? 0 : 1;
    }

    private static bool TryRead(string[] args, out string name, out bool isShort, out int rounds, out int seed)
    {
        (name, isShort, rounds, seed) = (args.FirstOrDefault() ?? "", false, 0, 20261122);
        if (name is not ("race" or "kill" or "durable"))
            return false;
        for (int i = 1; i < args.Length; i++)
        {
            string value = i + 1 < args.Length ? args[i + 1] : "";
            if (args[i] == "--short")
                isShort = true;
            else if (args[i] == "--rounds" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds > 0)
                i++;
            else if (args[i] == "--seed" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
                i++;
            else
                return false;
        }

        return true;
    }
}
