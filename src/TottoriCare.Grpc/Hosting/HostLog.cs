using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TottoriCare.Grpc.Hosting;

/// <summary>記録: where lines of the log go, and which are written.</summary>
/// <remarks>
/// What the framework logs below a warning quotes paths, queries and headers of requests, and is not written at any setting.
/// </remarks>
internal static partial class HostLog
{
    /// <summary>The category of start, reload and end, which are told at every level.</summary>
    public const string Category = "TottoriCare.Host";

    private const string OwnCategories = "TottoriCare";
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel";

    private const string UtcTime = "yyyy-MM-ddTHH:mm:ss.fffZ ";

    /// <summary>Writes to the console by the settings.</summary>
    public static void AddHostLog(this ILoggingBuilder logging, LogSettings settings)
    {
        LogLevel ofOthers = Most(settings.Level, LogLevel.Warning);
        if (settings.Format == LogFormat.Json)
        {
            logging.AddJsonConsole(console =>
            {
                (console.UseUtcTimestamp, console.TimestampFormat) = (true, UtcTime.TrimEnd());
                console.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        }
        else
        {
            logging.AddSimpleConsole(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, UtcTime));
        }

        logging.SetMinimumLevel(ofOthers);
        logging.AddFilter(OwnCategories, settings.Level);
        logging.AddFilter(Category, settings.Level < LogLevel.Information ? settings.Level : LogLevel.Information);

        // A host that can't start says so itself, in a sentence and without a stack trace.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.Services.Configure<LoggerFilterOptions>(options =>
            options.Rules.Add(new LoggerFilterRule(null, Kestrel, ofOthers, (_, _, level) => level != LogLevel.Critical)));

        // Calls have a line and a span of their own, without the query that a GET carries its message in.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
    }

    private static LogLevel Most(LogLevel one, LogLevel other) => one > other ? one : other;

    [LoggerMessage(1, LogLevel.Information, "{Message}")]
    private static partial void Told(ILogger logger, string message);

    [LoggerMessage(2, LogLevel.Warning, "{Message}")]
    private static partial void Warned(ILogger logger, string message);

    /// <summary>記録への書出し: what is told on the console, as events of the log, for who reads nothing but those.</summary>
    /// <param name="logs">The log.</param>
    /// <param name="areWarnings">Whether what is written here warns.</param>
    internal sealed class Lines(ILoggerFactory logs, bool areWarnings) : TextWriter
    {
        private readonly ILogger _log = logs.CreateLogger(Category);

        public override Encoding Encoding => Encoding.UTF8;

        public override Task WriteLineAsync(string? value)
        {
            if (areWarnings)
                Warned(_log, value ?? "");
            else
                Told(_log, value ?? "");
            return Task.CompletedTask;
        }
    }
}
