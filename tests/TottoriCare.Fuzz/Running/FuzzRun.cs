using System.Net.Sockets;
using TottoriCare.Fuzz.Serving;
using TottoriCare.Fuzz.Targets;

namespace TottoriCare.Fuzz.Running;

/// <summary>実行: sends every request to a host and judges what comes of it: answers, log, memory, end.</summary>
internal sealed class FuzzRun
{
    private const int MostFailures = 100;
    private const int WarmUpShare = 5;
    private const int Samples = 8;

    private readonly HostProcess _host;
    private readonly IReadOnlyList<Target> _targets;
    private readonly FuzzSettings _settings;
    private readonly TextWriter _progress;
    private readonly RequestLot _lot;

    public FuzzRun(HostProcess host, IReadOnlyList<Target> targets, FuzzSettings settings, TextWriter progress)
    {
        _host = host;
        _targets = targets;
        _settings = settings;
        _progress = progress;
        _lot = new RequestLot(settings.Seed, targets);
        Verdicts = new Verdicts(new Controls(), progress, settings.Seed);
    }

    public Verdicts Verdicts { get; }

    public MemoryCurve Curve { get; } = new();

    public void Run()
    {
        SendSound();
        if (_settings.Only is { } only)
            SendBatch([only]);
        else
            SendAll();
        End();
    }

    private bool GoesOn => Verdicts.Failures.Count < MostFailures && !_host.HasExited;

    private void SendSound()
    {
        foreach (bool isHttp1 in new[] { false, true })
        {
            foreach (Request[] batch in RequestLot.Sound(_targets, isHttp1).Chunk(RequestLot.BatchSize))
                SendBatch(batch, isHttp1, Draw.Of(0, 0));
        }
    }

    private void SendAll()
    {
        int batches = (_settings.Requests + RequestLot.BatchSize - 1) / RequestLot.BatchSize;
        int warm = Math.Max(1, batches / WarmUpShare);
        SendBatches(0, warm);
        Measure();
        for (int sample = 0; sample < Samples && GoesOn; sample++)
        {
            int rest = batches - warm;
            SendBatches(warm + (int)((long)rest * sample / Samples), warm + (int)((long)rest * (sample + 1) / Samples));
            Measure();
        }
    }

    private void SendBatches(int first, int end)
    {
        int next = first;
        Thread[] workers = [.. Enumerable.Range(0, _settings.Connections).Select(_ => new Thread(Work))];
        foreach (Thread worker in workers)
            worker.Start();
        foreach (Thread worker in workers)
            worker.Join();

        void Work()
        {
            for (int batch = Interlocked.Increment(ref next) - 1; batch < end && GoesOn; batch = Interlocked.Increment(ref next) - 1)
                SendBatch([.. Enumerable.Range(batch * RequestLot.BatchSize, RequestLot.BatchSize).Where(number => number < _settings.Requests)]);
        }
    }

    private void SendBatch(int[] numbers)
    {
        if (numbers.Length == 0)
            return;
        int batch = RequestLot.BatchOf(numbers[0]);
        SendBatch([.. numbers.Select(_lot.Make)], _lot.IsHttp1(batch), _lot.Of(batch));
    }

    private void SendBatch(Request[] requests, bool isHttp1, Draw draw)
    {
        try
        {
            if (isHttp1)
                new Http1Batch(_host.HttpPort, _settings.Patience, Verdicts).Run(requests);
            else
                new Http2Batch(_host.GrpcPort, _settings.Patience, Verdicts).Run(requests, draw);
        }
        catch (SocketException exception)
        {
            Verdicts.Fail(new Failure(requests[0].Number, "connection", $"the host takes no connection: {exception.Message}"));
        }
    }

    private void Measure()
    {
        if (!GoesOn)
            return;
        try
        {
            Memory memory = _host.Memory(_settings.Patience);
            Curve.Add(Verdicts.Requests, memory);
            _progress.WriteLine($"{Verdicts.Requests,9:N0} requests: {memory}, {Verdicts.Failures.Count} failures");
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            Fail("memory", $"the host does not tell its memory: {exception.Message}");
        }
    }

    private void End()
    {
        bool died = _host.HasExited;
        int? exitCode = _host.Stop(_settings.Patience);
        if (died)
            Fail("process", $"the host ended by itself, with {exitCode}");
        else if (exitCode is null)
            Fail("process", "told to stop, the host does not: a call still runs");
        else if (exitCode != 0)
            Fail("process", $"told to stop, the host ended with {exitCode}");
        foreach (string line in _host.Complaints)
            Fail("log", line);
        if (_settings.Only is not null || Curve.IsEmpty)
            return;
        if (Curve.HeapGrowth > _settings.HeapGrowth)
            Fail("memory", $"the heap has grown by {Curve.HeapGrowth:N0} bytes, more than {_settings.HeapGrowth:N0}");
        if (Curve.WorkingSetGrowth > _settings.WorkingSetGrowth)
            Fail("memory", $"the working set has grown by {Curve.WorkingSetGrowth:N0} bytes, more than {_settings.WorkingSetGrowth:N0}");
    }

    private void Fail(string kind, string what) => Verdicts.Fail(new Failure(-1, kind, what));
}
