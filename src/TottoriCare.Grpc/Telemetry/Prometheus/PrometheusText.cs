using System.Globalization;
using System.Text;

namespace TottoriCare.Grpc.Telemetry;

/// <summary>Prometheus のテキスト形式: metrics in the text format 0.0.4.</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Metrics with all their series.</summary>
    public static string Of(IEnumerable<MetricFamily> families)
    {
        var text = new StringBuilder();
        foreach (MetricFamily family in families.Where(family => family.Series.Any()))
        {
            text.Append("# HELP ").Append(family.Name).Append(' ').Append(Escape(family.Help, withQuotes: false)).Append('\n');
            text.Append("# TYPE ").Append(family.Name).Append(' ').Append(TypeOf(family.Type)).Append('\n');
            foreach (MetricSeries series in family.Series)
                Append(text, family, series);
        }

        return text.ToString();
    }

    /// <summary>A name of an instrument or label as Prometheus takes it.</summary>
    public static string NameOf(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static void Append(StringBuilder text, MetricFamily family, MetricSeries series)
    {
        (double sum, long[] buckets) = series.Read();
        string labels = string.Join(',', series.Labels.Select(label => $"{NameOf(label.Key)}=\"{Escape($"{label.Value}", withQuotes: true)}\""));
        if (family.Type != MetricType.Histogram)
        {
            Line(text, family.Name, labels, sum);
            return;
        }

        long count = 0;
        for (int i = 0; i < buckets.Length; i++)
        {
            count += buckets[i];
            string bound = i < family.Bounds.Count ? Number(family.Bounds[i]) : "+Inf";
            Line(text, family.Name + "_bucket", $"{labels}{(labels.Length == 0 ? "" : ",")}le=\"{bound}\"", count);
        }

        Line(text, family.Name + "_sum", labels, sum);
        Line(text, family.Name + "_count", labels, count);
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Escape(string text, bool withQuotes)
    {
        string escaped = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        return withQuotes ? escaped.Replace("\"", "\\\"", StringComparison.Ordinal) : escaped;
    }

    private static string TypeOf(MetricType type) => type switch
    {
        MetricType.Counter => "counter",
        MetricType.Gauge => "gauge",
        _ => "histogram",
    };
}
