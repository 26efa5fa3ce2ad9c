using NodaTime;
using TottoriCare.Grpc.Rulebooks;

namespace TottoriCare.Grpc.Access;

/// <summary>入口の見張り: takes changes of the key file and of the certificate into service, within a second.</summary>
/// <remarks>Files are looked at rather than listened to: not every file system tells, and a rename in a mounted folder often goes unheard.</remarks>
internal sealed class EntranceWatch(Entrance entrance, TimeProvider clock, ILogger<EntranceWatch> log) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(400);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                LookAgain();
        }
        catch (OperationCanceledException)
        {
            // The host ends.
        }
    }

    private void LookAgain()
    {
        (int? count, Refusal? ofKeys) = entrance.Credentials.LookAgain();
        if (count is { } credentials)
            log.KeysTaken(credentials);
        if (ofKeys is not null)
            log.Refused(ofKeys);

        (Instant? expiresAt, Refusal? ofCertificate) = entrance.Certificate?.LookAgain() ?? default;
        if (expiresAt is { } end)
            log.CertificateTaken(end);
        if (ofCertificate is not null)
            log.Refused(ofCertificate);
    }
}
