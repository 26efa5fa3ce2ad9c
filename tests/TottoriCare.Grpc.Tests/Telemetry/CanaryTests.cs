using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Hosting;
using TottoriCare.Grpc.Tests.Transport;

namespace TottoriCare.Grpc.Tests.Telemetry;

/// <summary>
/// Plants unmistakable values in everything that a caller can send, and looks for them in everything that the host writes:
/// both forms of the log at the finest level, metrics, and what goes to a collector.
/// </summary>
public class CanaryTests
{
    private const string Canary = "Canary7Q";

    // Days that are in no rulebook and that no clock of a test shows.
    private const string CanaryYear = "2047-";
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private static readonly IMessage[] s_sound =
    [
        Sound.Booking(), Sound.Discretion(), Sound.Eligibility(), Sound.Fee(), Sound.Quota(), Sound.Deadline(), Sound.Cancellation(), Sound.Grant(), Sound.Cost(),
    ];

    [Theory]
    [InlineData("simple", "prometheus")]
    [InlineData("json", "otlp")]
    public async Task No_value_of_a_caller_is_written_anywhere(string format, string metrics)
    {
        await using OtlpReceiver collector = await OtlpReceiver.StartAsync();
        await using HostProcess host = await HostProcess.StartAsync(
            "--set", "Log:Level=trace", "--set", $"Log:Format={format}", "--set", $"Telemetry:Metrics={metrics}", "--set", "Telemetry:Traces=otlp",
            "--set", $"Telemetry:OtlpEndpoint={collector.Address}", "--set", "Telemetry:OtlpProtocol=http", "--set", "Telemetry:OtlpHeaders=authorization=Bearer exported");

        int calls = await CallWithCanariesAsync(host);
        string scraped = metrics == "prometheus" ? await host.Http1.GetStringAsync("/metrics") : "";
        (await host.EndAsync()).ShouldBe(0);

        string exported = collector.AllBytes;
        foreach ((string where, string text) in new[] { ("log", host.Written), ("metrics", scraped), ("export", exported) })
        {
            text.Contains(Canary, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"A canary is in the {where}: {Around(text, Canary)}");
            text.ShouldNotContain(CanaryYear, customMessage: $"A day is in the {where}");
            text.ShouldNotContain("47474747", customMessage: $"An amount is in the {where}");
            text.ShouldNotContain("exported", customMessage: $"A token of the export is in the {where}");
        }

        // What is written instead: each call by its method and status.
        calls.ShouldBeGreaterThan(60);
        Occurrences(host.Written, "DecisionService/DecideBooking INVALID_ARGUMENT").ShouldBeGreaterThanOrEqualTo(3);
        Occurrences(host.Written, "DecisionService/DecideBooking UNAUTHENTICATED").ShouldBeGreaterThanOrEqualTo(2);
        Occurrences(host.Written, "DecisionService/DecideBooking OK").ShouldBeGreaterThanOrEqualTo(1);
        Occurrences(host.Written, "_OTHER UNIMPLEMENTED").ShouldBeGreaterThanOrEqualTo(3);
        exported.ShouldContain("tottoricare.v1.DecisionService/DecideGrant");
        exported.ShouldContain(Encoding.Latin1.GetString(Convert.FromHexString(TraceId)), customMessage: "The ids of the caller's trace go on.");
        collector.Taken.ShouldAllBe(taken => taken.Token == "Bearer exported");
        collector.Taken.Select(taken => taken.Path).Distinct().Order().ShouldBe(metrics == "otlp" ? ["/v1/metrics", "/v1/traces"] : ["/v1/traces"]);
        if (format == "json")
        {
            foreach (string line in host.Written.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                JsonNode.Parse(line)!["Timestamp"]!.GetValue<string>().ShouldEndWith("Z");
        }
        else
        {
            Exposition.Read(scraped).Has("tottoricare_decisions_total").ShouldBeTrue();
        }
    }

    private static async Task<int> CallWithCanariesAsync(HostProcess host)
    {
        int calls = 0;
        foreach (IMessage sound in s_sound)
        {
            MethodDescriptor method = Method(sound.Descriptor);
            string path = $"/{method.Service.FullName}/{method.Name}";
            IMessage unmistakable = Parsed(sound.Descriptor, JsonFormatter.Default.Format(sound).Replace("2026-", CanaryYear, StringComparison.Ordinal));
            foreach (IMessage request in new[] { unmistakable, Spoiled(unmistakable, _ => true), Spoiled(unmistakable, name => name != "municipality_code") })
            {
                string json = JsonFormatter.Default.Format(request);
                byte[] frame = RawGrpc.Frame(request);
                await SendAsync(host.Http2, path, new ByteArrayContent(frame), "application/grpc");
                await SendAsync(host.Http1, path, new ByteArrayContent(frame), "application/grpc-web+proto");
                await SendAsync(host.Http1, path, new StringContent(Convert.ToBase64String(frame)), "application/grpc-web-text");
                await SendAsync(host.Http1, path, new StringContent(json), "application/json");
                await SendAsync(host.Http1, path, new ByteArrayContent(request.ToByteArray()), "application/proto");
                await SendAsync(host.Http1, $"{path}?connect=v1&encoding=json&{Canary}=1&message={Uri.EscapeDataString(json)}", content: null, contentType: null);
                calls += 6;
            }

            await SendAsync(host.Http1, path, new StringContent($$"""{"{{Canary}}":"{{Canary}}"}"""), "application/json");
            await SendAsync(host.Http1, path, new StringContent($$"""{"municipalityCode":{{Canary}}"""), "application/json");
            await SendAsync(host.Http2, path, new StringContent(Canary), "application/grpc");

            // A token that nobody has given out is refused before anything of the request is read.
            await SendAsync(host.Http2, path, new ByteArrayContent(RawGrpc.Frame(unmistakable)), "application/grpc", withToken: true);
            await SendAsync(host.Http1, path, new StringContent(JsonFormatter.Default.Format(unmistakable)), "application/json", withToken: true);
            await SendAsync(host.Http1, $"/v1/csv/{Canary}?municipality_code={Canary}", new StringContent(Canary), "text/csv", withToken: true);
            await SendAsync(host.Http1, $"/v1/csv/bookings?municipality_code={Canary}", new StringContent(Canary), "text/csv");
        }

        foreach (string path in new[] { $"/tottoricare.v1.DecisionService/{Canary}", $"/{Canary}/{Canary}", $"/{Canary}", $"/healthz?{Canary}", $"/readyz/{Canary}" })
        {
            await SendAsync(host.Http2, path, new StringContent(Canary), "application/grpc");
            await SendAsync(host.Http1, path, new StringContent(Canary), "application/grpc-web");
            await SendAsync(host.Http1, path, new StringContent(Canary), "application/json");
            await SendAsync(host.Http1, path, new StringContent(Canary), $"text/{Canary}");
            await SendAsync(host.Http1, path, content: null, contentType: null);
        }

        return calls;

        static async Task SendAsync(HttpClient client, string path, HttpContent? content, string? contentType, bool withToken = false)
        {
            using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, path)
            {
                Content = content, Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy,
            };
            if (content is not null)
                content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType!);
            foreach ((string name, string value) in new[]
                     {
                         ("cookie", $"{Canary}={Canary}"), ("user-agent", Canary), ($"x-{Canary}", Canary),
                         ("x-canary-bin", Convert.ToBase64String(Encoding.UTF8.GetBytes(Canary))), ("referer", $"http://{Canary}/{Canary}"),
                         ("traceparent", $"00-{TraceId}-b7ad6b7169203331-01"), ("tracestate", $"{Canary.ToLowerInvariant()}={Canary}"),
                         ("baggage", $"{Canary}={Canary}"), ("correlation-context", $"{Canary}={Canary}"), ("x-forwarded-for", Canary), ("request-id", Canary),
                     })
            {
                request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue(name);
            }

            if (withToken)
                request.Headers.TryAddWithoutValidation("authorization", $"Bearer {Canary}").ShouldBeTrue();

            using HttpResponseMessage answer = await client.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            ((int)answer.StatusCode).ShouldNotBe(500);
        }
    }

    // The same request with a canary in every text and an unmistakable number in every amount, wherever the name is to be spoiled.
    private static IMessage Spoiled(IMessage request, Func<string, bool> isSpoiled)
    {
        IMessage copy = Parsed(request.Descriptor, JsonFormatter.Default.Format(request));
        Spoil(copy);
        return copy;

        void Spoil(IMessage message)
        {
            foreach (FieldDescriptor field in message.Descriptor.Fields.InDeclarationOrder())
            {
                object? value = field.Accessor.GetValue(message);
                if (field.FieldType == FieldType.String && !field.IsRepeated && isSpoiled(field.Name))
                    field.Accessor.SetValue(message, Canary);
                else if (field.FieldType == FieldType.Int64 && !field.IsRepeated && field.ContainingOneof is null && field.Name.EndsWith("yen", StringComparison.Ordinal))
                    field.Accessor.SetValue(message, 47_474_747L);
                else if (value is IMessage inner && inner.Descriptor.File.Package.StartsWith("tottoricare", StringComparison.Ordinal))
                    Spoil(inner);
                else if (field.IsRepeated && value is System.Collections.IEnumerable items)
                {
                    foreach (IMessage item in items.OfType<IMessage>())
                        Spoil(item);
                }
            }
        }
    }

    private static IMessage Parsed(MessageDescriptor type, string json) => JsonParser.Default.Parse(json, type);

    private static MethodDescriptor Method(MessageDescriptor request) =>
        V1.DecisionServiceReflection.Descriptor.Services[0].Methods.First(method => method.InputType == request);

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static string Around(string text, string part)
    {
        int at = text.IndexOf(part, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)];
    }
}
