using System.Diagnostics;
using TottoriCare.Fuzz.Http1;

namespace TottoriCare.Fuzz.Running;

/// <summary>HTTP/1.1 の一束: requests one after another, on one connection as long as it holds.</summary>
internal sealed class Http1Batch(int port, TimeSpan patience, Verdicts verdicts)
{
    public void Run(IReadOnlyList<Request> requests)
    {
        Link? link = null;
        foreach (Request request in requests)
        {
            link ??= Link.To(port);
            if (!IsReusable(link, new Exchange(request)))
            {
                link.Dispose();
                link = null;
            }
        }

        link?.Dispose();
    }

    private bool IsReusable(Link link, Exchange exchange)
    {
        Request request = exchange.Request;
        while (!exchange.IsSent)
            exchange.TakeStep(link, patience);
        if (request.EndsConnection)
            link.EndSending();

        bool isHead = request.Headers.Contains(new Field(":method", "HEAD"));
        bool isReusable = request.Ending != Ending.ByClient && new Http1Reader(link, patience).Read(exchange.Reply, isHead) && !request.EndsConnection;
        if (request.EndsConnection)
            Drain(link, exchange.Reply);
        verdicts.Take(exchange);
        return isReusable;
    }

    // What broke the framing may have been taken for several requests: each answer must be one, and then the connection ends.
    private void Drain(Link link, Reply first)
    {
        long began = Stopwatch.GetTimestamp();
        while (link.Bytes.Length > 0 || link.Receive(patience - Stopwatch.GetElapsedTime(began)))
        {
            var another = new Reply();
            new Http1Reader(link, patience).Read(another, isHead: false);
            first.Broken ??= another.Broken;

            // An answer that is cut leaves bytes behind that no reading takes away.
            if (another.Ended != Ended.Answered)
                break;
        }

        if (!link.IsClosed)
            first.Ended = Ended.No;
    }
}
