namespace TottoriCare.Grpc.Tests.Access;

/// <summary>A clock that stands still until a test sets it; timers run by the real one.</summary>
internal sealed class TestClock(string instant) : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.Parse(instant);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Set(string instant) => _now = DateTimeOffset.Parse(instant);
}
