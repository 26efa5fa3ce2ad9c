namespace TottoriCare.Grpc.Transport;

/// <summary>通信の記録: every line that the transport logs. None holds a value of a request.</summary>
internal static partial class TransportLog
{
    [LoggerMessage(1, LogLevel.Error, "{Method} failed: {Failure}")]
    private static partial void Failed(ILogger logger, string method, string failure);

    /// <summary>A call has ended: which method, how, after how long, and how it came.</summary>
    [LoggerMessage(2, LogLevel.Information, "{Method} {Code} {DurationMilliseconds:0.###} ms {Wire}")]
    public static partial void CallEnded(this ILogger logger, string method, string code, double durationMilliseconds, string wire);

    /// <summary>
    /// Logs an unhandled exception by its types and places alone: messages of exceptions quote what they choke on, and that
    /// may be a value of the request.
    /// </summary>
    public static void UnhandledException(this ILogger logger, string method, Exception exception)
    {
        string failure = "";
        for (Exception? at = exception; at is not null; at = at.InnerException)
            failure += $"{(failure.Length == 0 ? "" : "\n caused by ")}{at.GetType().FullName}\n{at.StackTrace}";
        Failed(logger, method, failure);
    }
}
