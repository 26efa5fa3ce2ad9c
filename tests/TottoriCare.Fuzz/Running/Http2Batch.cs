using System.Diagnostics;
using TottoriCare.Fuzz.Http2;

namespace TottoriCare.Fuzz.Running;

/// <summary>HTTP/2 の一束: requests that share a connection, their frames mixed; one that breaks the connection comes last and alone.</summary>
internal sealed class Http2Batch(int port, TimeSpan patience, Verdicts verdicts)
{
    private const int FlushFromFrames = 16;

    public void Run(IReadOnlyList<Request> requests, Draw draw)
    {
        // A small window makes the server wait for the client with nearly every answer.
        uint? window = draw.OneIn(8) ? (uint)draw.Between(1, 300) : null;
        using var connection = Http2Connection.To(port, patience, window);
        Exchange[] mixed = [.. requests.Where(request => !request.EndsConnection).Select(request => new Exchange(request))];
        Mix(connection, mixed, draw);
        Finish(connection, mixed);
        bool isSound = !connection.IsClosed && connection.Broken is null;
        foreach (Exchange exchange in mixed)
            Judge(connection, exchange);

        foreach (Request request in requests.Where(request => request.EndsConnection))
        {
            if (isSound)
                End(connection, new Exchange(request));
            else
                RunAlone(request);
        }
    }

    private void RunAlone(Request request)
    {
        using var connection = Http2Connection.To(port, patience);
        End(connection, new Exchange(request));
    }

    private static void Mix(Http2Connection connection, Exchange[] exchanges, Draw draw)
    {
        List<Exchange> open = [.. exchanges];
        for (int written = 1; open.Count > 0; written++)
        {
            int at = draw.Below(open.Count);
            if (open[at].Waits || open[at].IsSent)
            {
                open.RemoveAt(at);
                continue;
            }

            // A header block that is cut stays together: only CONTINUATION may follow.
            do
                open[at].TakeStep(connection);
            while (open[at].IsInHeaders);
            if (written % FlushFromFrames == 0)
                connection.Flush();
        }

        connection.Flush();
    }

    private void Finish(Http2Connection connection, Exchange[] exchanges)
    {
        long began = Stopwatch.GetTimestamp();
        while (!Array.TrueForAll(exchanges, exchange => exchange.IsOver))
        {
            if (!connection.Read(patience - Stopwatch.GetElapsedTime(began)))
                return;
            foreach (Exchange exchange in exchanges)
            {
                while (!exchange.IsSent && !exchange.Waits)
                    exchange.TakeStep(connection);
            }

            connection.Flush();
        }
    }

    private void End(Http2Connection connection, Exchange exchange)
    {
        while (!exchange.IsSent)
            exchange.TakeStep(connection);
        connection.Flush();
        connection.EndSending();
        long began = Stopwatch.GetTimestamp();
        while (!connection.IsClosed && connection.Broken is null && connection.Read(patience - Stopwatch.GetElapsedTime(began)))
        {
            // Until it has said all it has to say.
        }

        Judge(connection, exchange);
    }

    private void Judge(Http2Connection connection, Exchange exchange)
    {
        if (exchange.Reply.Ended == Ended.No && connection.IsClosed)
        {
            exchange.Reply.Ended = Ended.Closed;
            exchange.Reply.Error = connection.GoAway;
        }

        exchange.Reply.Broken ??= connection.Broken;
        verdicts.Take(exchange);
    }
}
