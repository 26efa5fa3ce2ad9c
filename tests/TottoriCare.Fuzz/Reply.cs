using System.Buffers;

namespace TottoriCare.Fuzz;

/// <summary>終わり方: how a call ended, as its client saw it.</summary>
internal enum Ended
{
    /// <summary>Not yet.</summary>
    No,

    /// <summary>By an answer that is complete.</summary>
    Answered,

    /// <summary>By RST_STREAM from the server.</summary>
    Reset,

    /// <summary>With its connection.</summary>
    Closed,
}

/// <summary>応答: what came back for one request, in whatever pieces.</summary>
internal sealed class Reply
{
    private readonly ArrayBufferWriter<byte> _body = new();

    /// <summary>0 until the headers are there.</summary>
    public int HttpStatus { get; set; }

    public List<Field> Headers { get; } = [];

    public List<Field> Trailers { get; } = [];

    public ReadOnlySpan<byte> Body => _body.WrittenSpan;

    public Ended Ended { get; set; }

    /// <summary>What the reader could not read of it; none where it is well formed so far.</summary>
    public string? Broken { get; set; }

    /// <summary>The error code of the reset, or of the connection's end, where the server has named one.</summary>
    public uint? Error { get; set; }

    public bool HasBegun => HttpStatus != 0 || Ended != Ended.No;

    public void Append(ReadOnlySpan<byte> body) => _body.Write(body);

    public string? Header(string name) => Find(Headers, name);

    /// <summary>A field of the status, wherever the wire has put it.</summary>
    public string? Status(string name) => Find(Trailers, name) ?? Find(Headers, name);

    private static string? Find(List<Field> fields, string name)
    {
        foreach (Field field in fields)
        {
            if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return field.Value;
        }

        return null;
    }
}
