using System.Text;
using TottoriCare.Fuzz.Running;

namespace TottoriCare.Fuzz;

/// <summary>やり取りの表示: a request and its reply, for whoever has to find out what went wrong.</summary>
internal static class ExchangeText
{
    private const int MostBytes = 600;

    public static string Of(Exchange exchange)
    {
        (Request request, Reply reply) = (exchange.Request, exchange.Reply);
        var text = new StringBuilder($"{request.Kind}\n");
        foreach (Field field in request.Headers)
            text.Append($"> {Printable(field.Name)}: {Printable(field.Value)}\n");
        foreach (Step step in request.Steps)
        {
            text.Append(step.Frame is { } frame
                ? $"> {frame.Kind} {(int)frame.Flags:x2} stream {step.Stream?.ToString() ?? "its own"}, {frame.Payload.Length} bytes: {Printable(frame.Payload)}\n"
                : $"> {step.Bytes.Length} bytes: {Printable(step.Bytes)}\n");
        }

        text.Append($"< {reply.Ended} {reply.Error}, HTTP {reply.HttpStatus}\n");
        foreach (Field field in reply.Headers.Concat(reply.Trailers))
            text.Append($"< {field.Name}: {field.Value}\n");
        return text.Append($"< {reply.Body.Length} bytes: {Printable(reply.Body)}").ToString();
    }

    private static string Printable(string text) => Printable(Encoding.Latin1.GetBytes(text));

    private static string Printable(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        foreach (byte octet in bytes[..Math.Min(bytes.Length, MostBytes)])
            text.Append(octet is >= 0x20 and < 0x7F ? (char)octet : $"\\x{octet:x2}");
        return bytes.Length > MostBytes ? $"{text}…" : text.ToString();
    }
}
