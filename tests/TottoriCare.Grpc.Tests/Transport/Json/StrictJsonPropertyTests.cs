using System.Text;
using Google.Protobuf;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport.Json;

public class StrictJsonPropertyTests
{
    private const int Runs = 3000;

    private static readonly GrpcServerOptions Options = new();

    [Fact]
    public void What_protobuf_writes_is_read_as_protobuf_reads_it()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        for (int run = 0; run < Runs; run++)
        {
            var message = new Everything();
            RandomMessage.Fill(message, random);
            string json = JsonFormatter.Default.Format(message);

            bool read = StrictJson.TryRead(Encoding.UTF8.GetBytes(json), Everything.Descriptor, Options, out IMessage? back, out IReadOnlyList<InputError> errors);

            read.ShouldBeTrue($"seed {seed}, run {run}: {json}\n{string.Join('\n', errors)}");
            back.ShouldBe(JsonParser.Default.Parse<Everything>(json), $"seed {seed}, run {run}: {json}");
        }
    }

    [Fact]
    public void Whatever_is_sent_nothing_is_thrown_and_what_is_accepted_means_what_protobuf_says()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        int accepted = 0;
        for (int run = 0; run < Runs; run++)
        {
            var message = new Everything();
            RandomMessage.Fill(message, random);
            byte[] json = Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(message));
            for (int changes = random.Next(1, 4); changes > 0; changes--)
                json = Change(json, random);

            bool read = StrictJson.TryRead(json, Everything.Descriptor, Options, out IMessage? back, out IReadOnlyList<InputError> errors);

            read.ShouldBe(errors.Count == 0, $"seed {seed}, run {run}");
            if (!read || NeedsLeniency(json))
                continue;
            accepted++;
            back.ShouldBe(JsonParser.Default.Parse<Everything>(Encoding.UTF8.GetString(json)), $"seed {seed}, run {run}: {Encoding.UTF8.GetString(json)}");
        }

        accepted.ShouldBeGreaterThan(Runs / 50);
    }

    /// <summary>Protobuf's parser for C# knows neither base64 without padding nor numbers in text that have an exponent.</summary>
    private static bool NeedsLeniency(byte[] json)
    {
        try
        {
            JsonParser.Default.Parse<Everything>(Encoding.UTF8.GetString(json));
            return false;
        }
        catch (Exception exception) when (exception is InvalidProtocolBufferException or InvalidJsonException)
        {
            return true;
        }
    }

    private static byte[] Change(byte[] json, Random random)
    {
        const string Pieces = "{}[]\",:0123456789.-+eEntfalsru\\/ \u007F";
        int at = random.Next(json.Length);
        return random.Next(4) switch
        {
            0 => [.. json[..at], .. json[Math.Min(at + random.Next(1, 8), json.Length)..]],
            1 => [.. json[..at], (byte)Pieces[random.Next(Pieces.Length)], .. json[at..]],
            2 => [.. json[..at], (byte)random.Next(256), .. json[Math.Min(at + 1, json.Length)..]],
            _ => [.. json[..at], .. json[random.Next(json.Length)..]],
        };
    }
}
