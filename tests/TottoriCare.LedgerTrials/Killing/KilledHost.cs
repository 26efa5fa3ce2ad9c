using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Google.Protobuf;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Hosting;

namespace TottoriCare.LedgerTrials.Killing;

/// <summary>強制終了するホスト: the product as a process of its own on a folder, with a client, until it is killed.</summary>
internal sealed class KilledHost
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly HttpClient _client;

    private KilledHost(Process process, HttpClient client, TimeSpan untilReady)
    {
        (_process, _client) = (process, client);
        UntilReady = untilReady;
    }

    /// <summary>How long it took from its start until it was ready.</summary>
    public TimeSpan UntilReady { get; }

    /// <summary>Starts a host on a folder, whose key is made at the first start.</summary>
    public static async Task<KilledHost> StartAsync(string folder)
    {
        string key = KeyIn(folder);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [
                typeof(ServiceHost).Assembly.Location, "--grpc-port", "0", "--http-port", "0", "--storage", "sqlite",
                "--data", Path.Combine(folder, "ledger"), "--keys", Path.Combine(folder, "keys.json"),
            ])
            { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 },
        };
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (Regex.Match(line.Data ?? "", @"http://127\.0\.0\.1:\d+") is { Success: true } found)
                address.TrySetResult(found.Value);
        };
        process.ErrorDataReceived += (_, _) => { };
        long began = Stopwatch.GetTimestamp();
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var client = new HttpClient
        {
            BaseAddress = new Uri(await address.Task.WaitAsync(s_patience)),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };
        while ((await client.GetAsync("/readyz")).StatusCode != HttpStatusCode.OK)
            await Task.Delay(10);
        return new KilledHost(process, client, Stopwatch.GetElapsedTime(began));
    }

    /// <summary>Sends a command.</summary>
    /// <returns>Its answer; none where the host has died, or says that it can't tell.</returns>
    public async Task<V1.SubmitApplicationResponse?> TrySendAsync(V1.SubmitApplicationRequest request)
    {
        try
        {
            using var body = new ByteArrayContent(request.ToByteArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/proto") } };
            using HttpResponseMessage answer = await _client.PostAsync("/tottoricare.v1.LedgerService/SubmitApplication", body);
            if (answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests)
                return null;
            byte[] content = await answer.Content.ReadAsByteArrayAsync();
            return answer.IsSuccessStatusCode ? V1.SubmitApplicationResponse.Parser.ParseFrom(content)
                : throw new InvalidOperationException($"The command is refused: {Encoding.UTF8.GetString(content)}");
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Kills it, as kill -9 does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string KeyIn(string folder)
    {
        string file = Path.Combine(folder, "key");
        if (File.Exists(file))
            return File.ReadAllText(file);
        using var output = new StringWriter();
        int code = KeysCommand.Run(
            ["create", "--role", "municipality", "--municipality", "312011", "--key-file", Path.Combine(folder, "keys.json")],
            output, TextWriter.Null, TimeProvider.System);
        if (code != 0)
            throw new InvalidOperationException("No key was made.");
        File.WriteAllText(file, output.ToString().Trim());
        return File.ReadAllText(file);
    }
}
