using System.Diagnostics;
using System.Globalization;

namespace TottoriCare.Grpc.Storage;

/// <summary>進み具合: tells how far long work has come, once a second at most.</summary>
/// <param name="output">Where it is told.</param>
internal sealed class Progress(TextWriter output)
{
    private static readonly TimeSpan s_between = TimeSpan.FromSeconds(1);
    private long _told = Stopwatch.GetTimestamp();

    /// <summary>Tells nobody.</summary>
    public static Progress None => new(TextWriter.Null);

    /// <summary>Tells how far a part has come, unless the last word is too recent.</summary>
    /// <param name="part">The part of the work; a name that needs no translation.</param>
    /// <param name="done">How much is done.</param>
    /// <param name="all">How much there is.</param>
    public void Tell(string part, long done, long all)
    {
        if (Stopwatch.GetElapsedTime(_told) < s_between)
            return;
        _told = Stopwatch.GetTimestamp();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{part} {done:N0} / {all:N0}"));
    }
}
