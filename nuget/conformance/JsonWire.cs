using System.Net;
using System.Text;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace TottoriCare.Conformance;

/// <summary>JSON over HTTP/1.1: a POST of the request, as the Connect protocol has it for one answer.</summary>
internal static class JsonWire
{
    public static async Task<Reply> CallAsync(HttpClient client, Uri address, MethodDescriptor method, string request, CancellationToken stop)
    {
        using var content = new StringContent(request, Encoding.UTF8, "application/json");
        content.Headers.ContentType!.CharSet = null;
        using var call = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        call.Headers.Add("Connect-Protocol-Version", "1");
        using HttpResponseMessage response = await client.SendAsync(call, stop);
        string body = await response.Content.ReadAsStringAsync(stop);
        if (response.IsSuccessStatusCode)
            return Reply.Of(Contract.Canonical(method, body));

        // A rulebook that is not there is "not_found" and also 404: only the code tells it from a method that is not there.
        (string? code, string? message) = ErrorOf(body);
        return code == "unimplemented" || (code is null && response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.NotImplemented)
            ? Reply.Unsupported
            : Reply.Refused(code ?? $"HTTP {(int)response.StatusCode}", message ?? "");
    }

    private static (string? Code, string? Message) ErrorOf(string body)
    {
        try
        {
            JsonElement error = JsonSerializer.Deserialize<JsonElement>(body);
            return error.ValueKind == JsonValueKind.Object ? (Text(error, "code"), Text(error, "message")) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
