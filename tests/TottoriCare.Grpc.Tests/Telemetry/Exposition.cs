using System.Globalization;
using System.Text.RegularExpressions;

namespace TottoriCare.Grpc.Tests.Telemetry;

/// <summary>A strict reader of the text format 0.0.4 of Prometheus: whatever the format forbids fails the test.</summary>
internal sealed class Exposition
{
    private static readonly Regex s_sample = new(
        """^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(?<labels>.*)\})? (?<value>[+-]?(?:\d+(?:\.\d+)?(?:E[+-]?\d+)?|Inf)|NaN)$""", RegexOptions.CultureInvariant);

    private static readonly Regex s_label = new(
        """\G(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(?:[^"\\\n]|\\["\\n])*)"(?:,|$)""", RegexOptions.CultureInvariant);

    private readonly Dictionary<string, string> _types = [];
    private readonly Dictionary<string, double> _samples = [];
    private readonly List<(string Name, SortedDictionary<string, string> Labels, double Value)> _inOrder = [];

    private Exposition()
    {
    }

    public IReadOnlyDictionary<string, string> Types => _types;

    public static Exposition Read(string text)
    {
        var read = new Exposition();
        text.ShouldEndWith("\n");
        text.ShouldNotContain("\r");
        string family = "";
        bool isTyped = false;
        foreach (string line in text[..^1].Split('\n'))
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                family = line.Split(' ', 4)[2];
                line.Split(' ', 4).Length.ShouldBe(4, line);
                Regex.IsMatch(line.Split(' ', 4)[3], @"^(?:[^\\]|\\\\|\\n)*$").ShouldBeTrue(line);
                isTyped = false;
            }
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                string[] parts = line.Split(' ');
                parts.Length.ShouldBe(4, line);
                parts[2].ShouldBe(family);
                parts[3].ShouldBeOneOf("counter", "gauge", "histogram", "summary", "untyped");
                read._types.TryAdd(parts[2], parts[3]).ShouldBeTrue($"{parts[2]} has two types.");
                isTyped = true;
            }
            else
            {
                isTyped.ShouldBeTrue($"A sample before its type: {line}");
                read.Take(line, family);
            }
        }

        read.CheckHistograms();
        return read;
    }

    /// <summary>The value of the one sample with these labels; labels that are not named do not matter.</summary>
    public double Value(string name, params (string Name, string Value)[] labels) =>
        _inOrder.Where(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value))
            .ShouldHaveSingleItem(name).Value;

    public bool Has(string name, params (string Name, string Value)[] labels) =>
        _inOrder.Any(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value));

    public int Count(string name) => _inOrder.Count(sample => sample.Name == name);

    private void Take(string line, string family)
    {
        Match sample = s_sample.Match(line);
        sample.Success.ShouldBeTrue(line);
        string name = sample.Groups["name"].Value;
        string[] names = _types[family] == "histogram" ? [$"{family}_bucket", $"{family}_sum", $"{family}_count"] : [family];
        names.ShouldContain(name, line);

        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string text = sample.Groups["labels"].Value;
        int at = 0;
        while (at < text.Length)
        {
            Match label = s_label.Match(text, at);
            label.Success.ShouldBeTrue($"No label at {at}: {line}");
            string value = Regex.Replace(label.Groups["value"].Value, """\\(["\\n])""", escape => escape.Groups[1].Value == "n" ? "\n" : escape.Groups[1].Value);
            labels.TryAdd(label.Groups["name"].Value, value).ShouldBeTrue($"A label twice: {line}");
            at += label.Length;
        }

        double number = sample.Groups["value"].Value switch
        {
            "+Inf" => double.PositiveInfinity,
            var digits => double.Parse(digits, CultureInfo.InvariantCulture),
        };
        _samples.TryAdd($"{name} {string.Join('\0', labels)}", number).ShouldBeTrue($"A series twice: {line}");
        _inOrder.Add((name, labels, number));
        if (_types[family] == "counter")
            number.ShouldBeGreaterThanOrEqualTo(0, line);
    }

    private void CheckHistograms()
    {
        foreach ((string family, _) in _types.Where(type => type.Value == "histogram"))
        {
            var series = _inOrder.Where(sample => sample.Name == $"{family}_bucket")
                .GroupBy(sample => string.Join('\0', sample.Labels.Where(label => label.Key != "le")));
            foreach (var buckets in series)
            {
                double[] bounds = [.. buckets.Select(bucket => bucket.Labels["le"] == "+Inf" ? double.PositiveInfinity : double.Parse(bucket.Labels["le"], CultureInfo.InvariantCulture))];
                bounds.ShouldBe([.. bounds.Order()]);
                bounds.Distinct().Count().ShouldBe(bounds.Length);
                bounds[^1].ShouldBe(double.PositiveInfinity);
                double[] counts = [.. buckets.Select(bucket => bucket.Value)];
                counts.ShouldBe([.. counts.Order()], "Buckets are cumulative.");
                _samples[$"{family}_count {buckets.Key}"].ShouldBe(counts[^1]);
                _samples.ContainsKey($"{family}_sum {buckets.Key}").ShouldBeTrue();
            }
        }
    }
}
