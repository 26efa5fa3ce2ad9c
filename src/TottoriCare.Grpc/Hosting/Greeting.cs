using System.Text.Encodings.Web;
using System.Text.Json;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Hosting;

/// <summary>起動時の案内: where the host listens, by which rulebooks and holidays it decides, and a first call to paste.</summary>
internal static class Greeting
{
    /// <summary>How many rulebooks are named; ListRulebooks tells the rest.</summary>
    private const int MostNamed = 20;

    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(OrdinanceBook book, Exposure exposure, LocalizedText? ledger = null) => $"""
        TottoriCare — 産後ケアの規則による判定 / postpartum care decided by rule
          gRPC               {exposure.Address}:{exposure.GrpcPort} （HTTP/2、{exposure.Tls.Ja} / HTTP/2 {exposure.Tls.En}）
          JSON               {exposure.Scheme}://{exposure.Address}:{exposure.HttpPort} （HTTP/1.1、POST）
        {exposure}
        {Kept(ledger)}
        {Served(book)}
        次の1行を貼り付けると、{(CanDecideFirst(book) ? "予約の判定が説明とともに" : "規則集の一覧が")}返ります。
        Paste this line: it answers with {(CanDecideFirst(book) ? "a decision on a booking, and its explanation" : "the list of rulebooks")}.

        {FirstCall(book, exposure)}

        Ctrl-C で終了します / Ctrl-C ends it.
        """;

    /// <summary>Where the ledger is kept, as one line in both languages.</summary>
    /// <param name="ledger">The place; none where the host keeps no ledger.</param>
    public static string Kept(LocalizedText? ledger) => Refusal.Printable(
        $"  台帳 / ledger      {(ledger is null ? "なし / none" : ledger.Ja == ledger.En ? ledger.En : $"{ledger.Ja} / {ledger.En}")}");

    /// <summary>By what the host decides: a line for the holidays, and one for each rulebook.</summary>
    public static string Served(OrdinanceBook book)
    {
        string through = JapaneseDate.ToText(book.Holidays.AnnouncedThrough, Language.Japanese);
        IEnumerable<string> lines =
        [
            $"  祝日 / holidays     {through}まで公表済み / announced through {JapaneseDate.ToText(book.Holidays.AnnouncedThrough, Language.English)}",
            $"  規則集 / rulebooks  {book.All.Count}",
            .. book.All.Take(MostNamed).Select(served => $"    {Named(served)}"),
        ];
        int rest = book.All.Count - MostNamed;
        if (rest > 0)
            lines = lines.Append($"    … ほか{rest}件（RulebookService.ListRulebooks） / and {rest} more");
        return Refusal.Printable(string.Join('\n', lines));
    }

    /// <summary>A <c>curl</c> line whose answer is a real decision; the list of rulebooks where its municipality is not served.</summary>
    public static string FirstCall(OrdinanceBook book, Exposure exposure) => CanDecideFirst(book)
        ? Call(exposure, $"{V1.DecisionServiceReflection.Descriptor.Services[0].FullName}/DecideBooking", FirstRequest())
        : Call(exposure, $"{V1.RulebookServiceReflection.Descriptor.Services[0].FullName}/ListRulebooks", "{}");

    private static string Call(Exposure exposure, string method, string body) =>
        $"curl -s {exposure.Scheme}://{exposure.Address}:{exposure.HttpPort}/{method} -H 'Content-Type: application/json' -d '{body}'";

    private static bool CanDecideFirst(OrdinanceBook book) =>
        book.Find(MunicipalityCode.Parse(JsonDocument.Parse(FirstRequest()).RootElement.GetProperty("municipalityCode").GetString()!)) is not null;

    private static string FirstRequest()
    {
        using Stream file = typeof(Greeting).Assembly.GetManifestResourceStream("TottoriCare.Grpc.Hosting.first-request.json")!;
        return JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(file), OneLine);
    }

    private static string Named(ServedOrdinance served)
    {
        string name = $"{served.Municipality} {served.Rulebook.MunicipalityName.Ja} {served.Rulebook.MunicipalityName.En}";
        string origin = served.FileName is not { } file ? ""
            : ShippedRulebooks.Codes.Contains(served.Municipality) ? $" ← {file}（同梱の規則集に代わる / in place of the shipped one）"
            : $" ← {file}";
        return name + origin + (served.ReplacementRefused ? "（新しい版は不採用 / a newer version is refused）" : "");
    }
}
