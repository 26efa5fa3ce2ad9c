using System.Net;
using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Tests.Transport.Json;

namespace TottoriCare.Grpc.Tests.Transport;

/// <summary>Requests broken at random: each is answered, none is the server's fault.</summary>
public class BrokenRequestsTests
{
    private const int Runs = 1500;

    private static readonly string[] Paths =
        ["/echo.v1.Echo/Say", "/echo.v1.Echo/Ask", "/echo.v1.Echo/Sum", "/echo.v1.Echo/Mirror", "/grpc.health.v1.Health/Check", "/echo.v1.Echo/Nothing"];

    private static readonly (string Name, string[] Values)[] Hostile =
    [
        ("grpc-timeout", ["1S", "0n", "", "99999999999S", "x", "1S,1S"]),
        ("grpc-encoding", ["gzip", "identity", "br", "", "gzip, gzip"]),
        ("grpc-accept-encoding", ["gzip", ",,,", "gzip;q=", ";"]),
        ("x-data-bin", ["AAAA", "=", "?", ",", "AA,BB,"]),
        ("te", ["trailers", "gzip", ""]),
    ];

    [Fact]
    public async Task Every_broken_request_gets_a_status_and_none_is_unknown()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        await using EchoHost host = await EchoHost.StartAsync();
        for (int run = 0; run < Runs; run++)
        {
            byte[] body = Break(random);
            var headers = Hostile.Where(_ => random.Next(3) == 0).Select(header => (header.Name, header.Values[random.Next(header.Values.Length)])).ToArray();
            string path = Paths[random.Next(Paths.Length)];

            RawReply reply = await RawGrpc.CallAsync(host.Http2, path, body, headers).WaitAsync(TimeSpan.FromSeconds(20));

            string what = $"seed {seed}, run {run}: {path} {Convert.ToHexString(body)} {string.Join(' ', headers)}";
            reply.HttpStatus.ShouldBe(HttpStatusCode.OK, what);
            reply.Find("grpc-status").ShouldNotBeNull(what);
            reply.Code.ShouldNotBe(Code.Unknown, what);
            host.Log.Lines.ShouldBeEmpty(what);
        }
    }

    private static byte[] Break(Random random)
    {
        var message = new Everything();
        RandomMessage.Fill(message, random);
        byte[] payload = message.ToByteArray();
        if (random.Next(2) == 0)
            random.NextBytes(payload.AsSpan(random.Next(payload.Length + 1)));
        byte[] frame = RawGrpc.Frame(payload, (byte)(random.Next(4) == 0 ? random.Next(256) : random.Next(2)));
        return random.Next(5) switch
        {
            0 => frame[..random.Next(frame.Length)],
            1 => [.. frame, .. frame],
            2 => [.. frame, (byte)random.Next(256)],
            3 => [.. frame[..1], (byte)random.Next(256), .. frame[2..]],
            _ => frame,
        };
    }
}
