using TottoriCare.Fuzz.Http2;

namespace TottoriCare.Fuzz.Running;

/// <summary>やり取り: one request under way, and its reply so far.</summary>
internal sealed class Exchange(Request request)
{
    private int _next;
    private int _stream;

    public Request Request => request;

    public Reply Reply { get; } = new();

    /// <summary>Whether every step is done.</summary>
    public bool IsSent => _next == request.Steps.Count;

    /// <summary>Whether the next step waits for the answer.</summary>
    public bool Waits => !IsSent && request.Steps[_next].AfterAnswer && !Reply.HasBegun;

    /// <summary>Whether the next step goes on with a header block.</summary>
    public bool IsInHeaders => !IsSent && request.Steps[_next].Frame is { Kind: FrameKind.Continuation };

    /// <summary>Whether nothing is left to wait for.</summary>
    public bool IsOver => Reply.Ended != Ended.No || (IsSent && request.Ending == Ending.ByClient);

    public void TakeStep(Http2Connection connection)
    {
        Step step = request.Steps[_next++];
        if (_stream == 0)
            _stream = connection.Open(Reply);
        if (step.Pause > TimeSpan.Zero)
        {
            connection.Flush();
            Thread.Sleep(step.Pause);
        }

        if (step.Frame is { } frame)
            connection.Write(step.Stream ?? _stream, frame);
        else
            connection.Write(step.Bytes);
    }

    public void TakeStep(Link link, TimeSpan patience)
    {
        Step step = request.Steps[_next++];
        if (step.Pause > TimeSpan.Zero)
            Thread.Sleep(step.Pause);
        link.Send(step.Bytes, patience);
    }
}
