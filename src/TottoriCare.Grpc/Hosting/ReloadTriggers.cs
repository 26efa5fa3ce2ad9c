using System.Runtime.InteropServices;
using System.Threading.Channels;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Hosting;

/// <summary>再読込みの合図: SIGHUP, and a file whose time of last write changes; several at once are one.</summary>
/// <remarks>On Windows there is no SIGHUP but the closing of a console, which must end the host: there the file alone counts.</remarks>
internal sealed class ReloadTriggers : IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _asked =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly PosixSignalRegistration? _signal;
    private readonly string? _file;
    private readonly DateTime? _writtenAtFirst;

    /// <summary>Begins to listen.</summary>
    /// <param name="file">The file that is looked at; none for the signal alone. It need not exist.</param>
    public ReloadTriggers(string? file)
    {
        _file = file;
        _writtenAtFirst = WrittenAt(file);
        if (OperatingSystem.IsWindows())
            return;
        _signal = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            _asked.Writer.TryWrite(true);
        });
    }

    /// <summary>Runs a reload for every trigger, one at a time, until it is told to stop.</summary>
    public async Task RunAsync(Func<Task> reload, CancellationToken stop)
    {
        Task watching = WatchAsync(stop);
        try
        {
            await foreach (bool _ in _asked.Reader.ReadAllAsync(stop))
                await reload();
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await watching;
        }
    }

    public void Dispose() => _signal?.Dispose();

    private async Task WatchAsync(CancellationToken stop)
    {
        if (_file is null)
            return;
        DateTime? seen = _writtenAtFirst;
        using var timer = new PeriodicTimer(s_interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                DateTime? written = WrittenAt(_file);
                if (written == seen)
                    continue;
                seen = written;
                _asked.Writer.TryWrite(true);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    // A file that can't be looked at has no time, as one that isn't there.
    private static DateTime? WrittenAt(string? file)
    {
        try
        {
            return file is null ? null : File.GetLastWriteTimeUtc(file);
        }
        catch (Exception fault) when (BoundedFile.IsUnreadable(fault))
        {
            return null;
        }
    }
}
