using TottoriCare.Fuzz.Serving;

// The runtime looks for a class of this name outside every namespace.
internal static class StartupHook
{
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Gauge.Variable) is { Length: > 0 } pipe)
            Gauge.Open(pipe);
    }
}
