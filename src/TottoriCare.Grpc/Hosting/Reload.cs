using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Hosting;

/// <summary>再読込み: reads rulebooks and holidays again, puts them into service, and says what came of it.</summary>
/// <remarks>A faulty file leaves what it was to replace in service. Reloads never overlap: whoever triggers them asks one at a time.</remarks>
internal sealed class Reload(BookInService books, BookSources sources, TextWriter output, TextWriter errors)
{
    /// <summary>Reads everything again.</summary>
    public async Task<ReloadResult> RunAsync()
    {
        (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = sources.Read(books.Current);
        foreach (Refusal refusal in refusals)
            await errors.WriteLineAsync(refusal.ToString());
        if (book is null)
            return ReloadResult.Refused;

        string changes = Changes(books.Current, book);
        books.Replace(book);
        await output.WriteLineAsync($"{changes}\n{Greeting.Served(book)}");
        return refusals.Count == 0 ? ReloadResult.Taken : ReloadResult.TakenInPart;
    }

    private static string Changes(OrdinanceBook before, OrdinanceBook after)
    {
        string[] changed =
        [
            .. before.All.Concat(after.All).Select(served => served.Municipality).Distinct()
                .Where(code => before.Find(code)?.Rulebook.Digest != after.Find(code)?.Rulebook.Digest)
                .Select(code => code.Value).Order(StringComparer.Ordinal),
        ];
        bool holidays = before.Holidays.Digest != after.Holidays.Digest;
        string codes = changed.Length == 0 ? "" : $": {string.Join(", ", changed)}";
        return $"""
            読み直しました。変わった規則集 {changed.Length}件{codes}。祝日は{(holidays ? "変わりました" : "変わりません")}。
            Read again. Rulebooks changed: {changed.Length}{codes}. Holidays {(holidays ? "changed" : "unchanged")}.
            """;
    }
}

/// <summary>再読込みの結果: what came of a reload.</summary>
internal enum ReloadResult
{
    /// <summary>Everything is in service as it was read.</summary>
    Taken,

    /// <summary>Something was refused; what it was to replace stays in service.</summary>
    TakenInPart,

    /// <summary>Nothing was taken.</summary>
    Refused,
}
