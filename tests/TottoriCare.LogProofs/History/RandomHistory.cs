namespace TottoriCare.LogProofs.History;

/// <summary>A history of some commands: cases side by side, and half way of each another book for both municipalities.</summary>
internal static class RandomHistory
{
    private const int CommandsOfACase = 14;
    private const int CasesAtATime = 32;

    /// <summary>Writes some commands into a ledger.</summary>
    /// <returns>How many were written down.</returns>
    public static async Task<int> WriteAsync(SampleLedger ledger, int commands, int seed)
    {
        RandomCase[] cases =
        [
            .. Enumerable.Range(0, Math.Max(4, commands / CommandsOfACase)).Select(number => new RandomCase(
                ledger.Handler, number % 3 == 0 ? SampleBooks.Town : SampleBooks.City, new Random(unchecked((seed * 7919) + number)))),
        ];
        var sideBySide = new ParallelOptions { MaxDegreeOfParallelism = CasesAtATime };
        await Parallel.ForEachAsync(cases, sideBySide, async (one, _) => await one.BeginAsync(CommandsOfACase / 2));
        ledger.Books.Replace(SampleBooks.After);
        await Parallel.ForEachAsync(cases, sideBySide, async (one, _) => await one.GoOnAsync(CommandsOfACase / 2));
        return cases.Sum(one => one.Written);
    }
}
