using System.Globalization;
using TottoriCare.LogProofs.Reperforming;
using TottoriCare.LogProofs.Tampering;

namespace TottoriCare.LogProofs;

/// <summary>The command: tampers with exported logs, or decides a drawn history again.</summary>
internal static class Command
{
    public const int UsualSeed = 20261122;
    public const int UsualCases = 240;
    public const int UsualCommands = 4000;

    private const string Help = """
        Shows that tampering with a log is found, and that every recorded command is decided again as it was.

          dotnet run -c Release --project tests/TottoriCare.LogProofs -- tamper [--cases N] [--seed S] [--list]
          dotnet run -c Release --project tests/TottoriCare.LogProofs -- reperform [--commands N] [--seed S] [--list]

          tamper         makes a ledger, exports its log, tampers with it in N ways (240), and asks both verifiers (Node)
          reperform      draws some N commands (4000) of all kinds for two municipalities whose rulebooks change meanwhile, decides
                         them again, changes some of what was recorded with all hashes made right, and decides them again
          --seed S       where the random draws begin (20261122)
          --list         prints every case
        """;

    /// <returns>0 where all was found and nothing else; 1 where not; 2 for wrong arguments.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        if (!TryRead(args, out string name, out int seed, out int count, out bool list))
        {
            await output.WriteLineAsync(Help);
            return args.Contains("--help") ? 0 : 2;
        }

        TextWriter details = list ? output : TextWriter.Null;
        bool isSound = name == "tamper"
            ? await new TamperRun(seed, count == 0 ? UsualCases : count, [new OwnVerifier(), new SecondVerifier()], details).ReportAsync(output)
            : await new ReperformRun(seed, count == 0 ? UsualCommands : count, details).ReportAsync(output);
        return isSound ? 0 : 1;
    }

    private static bool TryRead(string[] args, out string name, out int seed, out int count, out bool list)
    {
        (name, seed, count, list) = (args.FirstOrDefault() ?? "", UsualSeed, 0, false);
        if (name is not ("tamper" or "reperform"))
            return false;
        for (int i = 1; i < args.Length; i++)
        {
            string value = i + 1 < args.Length ? args[i + 1] : "";
            if (args[i] == "--list")
                list = true;
            else if (args[i] == "--seed" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed))
                i++;
            else if (args[i] == (name == "tamper" ? "--cases" : "--commands")
                && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0)
                i++;
            else
                return false;
        }

        return true;
    }
}
