using TottoriCare.Fuzz.Http1;
using TottoriCare.Fuzz.Http2;
using TottoriCare.Fuzz.Targets;

namespace TottoriCare.Fuzz;

/// <summary>終わりの約束: how a request has to end.</summary>
internal enum Ending
{
    /// <summary>By a status, well formed.</summary>
    Status,

    /// <summary>By a status, any other answer of HTTP, a reset or the end of the connection.</summary>
    Any,

    /// <summary>The client itself ends it; whatever comes must be well formed.</summary>
    ByClient,
}

/// <summary>送信の一手: bytes that are written at once.</summary>
/// <param name="Frame">A frame on the request's own stream, or on another one; none for plain bytes.</param>
/// <param name="Bytes">What is written where there is no frame.</param>
internal sealed record Step(Frame? Frame, byte[] Bytes)
{
    /// <summary>The stream, where it is not the request's own.</summary>
    public int? Stream { get; init; }

    /// <summary>How long the client waits before.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Whether it waits for the first sign of an answer.</summary>
    public bool AfterAnswer { get; init; }

    public static Step Of(Frame frame) => new(frame, []);

    public static Step Raw(byte[] bytes) => new(null, bytes);
}

/// <summary>要求: one call as it would be right, until a mutation has been at it.</summary>
internal sealed class Request(int number, Target target, Wire wire, bool isHttp1)
{
    private byte[]? _body;
    private List<Step>? _steps;

    /// <summary>Its number in the run.</summary>
    public int Number => number;

    public Target Target => target;

    public Wire Wire => wire;

    public bool IsHttp1 => isHttp1;

    /// <summary>The mutations, by name; none of them makes it a control.</summary>
    public List<string> Kinds { get; } = [];

    public bool IsControl => Kinds.Count == 0;

    public string Kind => IsControl ? "control" : string.Join(" + ", Kinds);

    /// <summary>Headers with the pseudo-headers of HTTP/2, from which HTTP/1.1 makes its first line.</summary>
    public List<Field> Headers { get; } = Wires.Headers(target, wire);

    /// <summary>The message, in protobuf or JSON.</summary>
    public byte[] Message { get; set; } = wire is Wire.ConnectJson or Wire.ConnectGet ? target.Json! : target.Message;

    /// <summary>The message as the wire frames it.</summary>
    public byte[] Body
    {
        get => _body ??= Wires.Frame(wire, Message);
        set => _body = value;
    }

    /// <summary>The query of a GET.</summary>
    public string? Query { get; set; }

    public Ending Ending { get; set; }

    /// <summary>Whether the client says no more on the connection afterwards.</summary>
    public bool EndsConnection { get; set; }

    /// <summary>What is written, in this order.</summary>
    public List<Step> Steps
    {
        get => _steps ??= isHttp1 ? [Step.Raw(Http1Text.Of(this))] : Http2Steps.Of(this);
        set => _steps = value;
    }

    /// <summary>Sets the first header of a name, or adds it.</summary>
    public void Set(string name, string value)
    {
        int at = Headers.FindIndex(field => field.Name == name);
        if (at < 0)
            Headers.Add(new Field(name, value));
        else
            Headers[at] = new Field(name, value);
    }

    public void Loosen(Ending ending) => Ending = (Ending)Math.Max((int)Ending, (int)ending);
}
