using System.Text.Encodings.Web;
using System.Text.Json;

namespace TottoriCare.Grpc.Hosting;

/// <summary>起動時の案内: where the host listens, by which rulebooks it decides, and a first call to paste.</summary>
internal static class Greeting
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IEnumerable<Ordinance> ordinances, int grpcPort, int httpPort) => $"""
        TottoriCare — 産後ケアの規則による判定 / postpartum care decided by rule
          規則集 / rulebooks  {string.Join(", ", ordinances.Select(ordinance => Name(ordinance.Rulebook)))}
          gRPC               127.0.0.1:{grpcPort} （HTTP/2、TLS なし / HTTP/2 without TLS）
          JSON               http://127.0.0.1:{httpPort} （HTTP/1.1、POST）
        次の1行を貼り付けると、予約の判定が説明とともに返ります。
        Paste this line: it answers with a decision on a booking, and its explanation.

        {FirstCall(httpPort)}

        Ctrl-C で終了します / Ctrl-C ends it.
        """;

    /// <summary>A <c>curl</c> line whose answer is a real decision.</summary>
    public static string FirstCall(int httpPort) =>
        $"curl -s http://127.0.0.1:{httpPort}/{V1.DecisionServiceReflection.Descriptor.Services[0].FullName}/DecideBooking -H 'Content-Type: application/json' -d '{FirstRequest()}'";

    private static string FirstRequest()
    {
        using Stream file = typeof(Greeting).Assembly.GetManifestResourceStream("TottoriCare.Grpc.Hosting.first-request.json")!;
        return JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(file), OneLine);
    }

    private static string Name(TottoriCare.Rulebooks.Rulebook rulebook) =>
        $"{rulebook.Municipality} {rulebook.MunicipalityName.Ja} {rulebook.MunicipalityName.En}";
}
