using System.Text;

namespace TottoriCare.Fuzz.Http1;

/// <summary>HTTP/1.1 の要求: a call as text and body.</summary>
internal static class Http1Text
{
    public static byte[] Of(Request request) => [.. Head(request, $"content-length: {request.Body.Length}"), .. request.Body];

    /// <summary>The first line and the headers, with a line that says how long the body is unless they say so themselves.</summary>
    public static byte[] Head(Request request, string length)
    {
        string path = request.Wire == Wire.ConnectGet
            ? $"{Pseudo(request, ":path")}?{request.Query ?? Wires.QueryOf(request.Message)}"
            : Pseudo(request, ":path");
        var head = new StringBuilder($"{Pseudo(request, ":method")} {path} HTTP/1.1\r\nhost: {Pseudo(request, ":authority")}\r\n");
        bool saysLength = false;
        foreach (Field field in request.Headers)
        {
            if (field.Name.StartsWith(':'))
                continue;
            saysLength |= field.Name is "content-length" or "transfer-encoding";
            head.Append($"{field.Name}: {field.Value}\r\n");
        }

        if (!saysLength && request.Wire != Wire.ConnectGet)
            head.Append($"{length}\r\n");
        return Encoding.Latin1.GetBytes(head.Append("\r\n").ToString());
    }

    public static byte[] Chunk(ReadOnlySpan<byte> part) =>
        [.. Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), .. part, .. "\r\n"u8];

    private static string Pseudo(Request request, string name) => request.Headers.Find(field => field.Name == name).Value ?? "";
}
