using System.Runtime.InteropServices;
using TottoriCare.Benchmarks.Measuring;

namespace TottoriCare.Benchmarks;

/// <summary>結果の表示: prints figures as they come, and keeps which goals were missed.</summary>
internal sealed class Report
{
    private readonly TextWriter _output;
    private readonly Effort _effort;
    private readonly List<string> _missed = [];

    public Report(TextWriter output, Effort effort)
    {
        _output = output;
        _effort = effort;
        output.WriteLine($"on {Environment.ProcessorCount} processors, {RuntimeInformation.ProcessArchitecture}, {RuntimeInformation.FrameworkDescription}");
    }

    /// <summary>A remark for the reader.</summary>
    public void Say(string text) => _output.WriteLine(text);

    /// <summary>A figure that does not depend on the machine: its goal binds always.</summary>
    public void Count(string name, double value, Goal goal) => Figure(name, value, goal, binds: true);

    /// <summary>A time, or a ratio of times: its goal binds only where it was measured with care.</summary>
    public void Time(string name, double value, Goal goal) => Figure(name, value, goal, binds: _effort.TimesBind);

    /// <summary>A time without a goal.</summary>
    public void Time(string name, double value) => _output.WriteLine($"figure {name} {Text(value)}");

    /// <summary>What keeps a figure from being measured at all.</summary>
    public void Fail(string reason) => _missed.Add(reason);

    /// <summary>Says which goals were missed, and whether none was.</summary>
    public bool Close()
    {
        foreach (string missed in _missed)
            _output.WriteLine(missed);
        return _missed.Count == 0;
    }

    private void Figure(string name, double value, Goal goal, bool binds)
    {
        _output.WriteLine($"figure {name} {Text(value)}");
        if (binds && !goal.IsMetBy(value))
            _missed.Add($"goal missed: {name} is {Text(value)}, and should be {goal}");
    }

    // Three digits say all that a shared machine can tell; a small number that is not 0 must never read as 0.
    private static string Text(double value) => value switch
    {
        >= 100 => value.ToString("0"),
        >= 10 => value.ToString("0.0"),
        _ => value.ToString("0.##########"),
    };
}
