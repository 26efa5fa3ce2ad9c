using System.Reflection;
using System.Text.RegularExpressions;

namespace TottoriCare.Oracles;

/// <summary>行数: lines that say something, of the interpreter and of the decision code that it checks.</summary>
/// <remarks>Blank lines, comments, using directives and lone brackets do not count, on either side.</remarks>
internal static partial class SourceLines
{
    /// <summary>How many times smaller than the engine the interpreter has to be.</summary>
    public const int TimesSmaller = 6;

    // Everything from a rulebook's file to an answer; not what explains an answer, compares rulebooks or seeks remedies, nor calendars' other forms.
    private static readonly string[] s_decides =
    [
        "Ordinance.cs", "FiscalYear.cs", "Infants.cs", "Nights.cs", "Uses.cs", "Yen.cs", "Rounding.cs", "Bookings/", "Caps/", "Cancellations/", "Care/",
        "Eligibility/", "Fees/", "Grants/", "Hours/", "Shares/", "Rulebooks/", "Calendars/AnnualPeriod", "Calendars/Civil", "Calendars/Clos", "Calendars/DayRange",
        "Calendars/Holiday", "Calendars/JapanTime", "Calendars/NamedDay", "Calendars/OfficeCalendar", "Calendars/PeriodCounting", "Calendars/RestDayRule",
        "Decisions/Finding", "Decisions/Outcome", "Decisions/RefusalWeight",
    ];

    private static readonly string[] s_tells = ["Rulebooks/Words/", "Rulebooks/RulebookChange", "Rulebooks/RulebookDiff", "Rulebooks/RulebookText"];

    public static (int Naive, int Engine) Count() => (
        LinesOf("Naive/", _ => true),
        LinesOf("Engine/", name => IsOneOf(s_decides, name) && !IsOneOf(s_tells, name)));

    private static bool IsOneOf(string[] parts, string name) => Array.Exists(parts, part => name.StartsWith(part, StringComparison.Ordinal));

    private static int LinesOf(string folder, Func<string, bool> isCounted)
    {
        Assembly assembly = typeof(SourceLines).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal) && isCounted(name[folder.Length..].Replace('\\', '/')))
            .Sum(name =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return reader.ReadToEnd().Split('\n').Count(line => !SaysNothing().IsMatch(line));
            });
    }

    [GeneratedRegex(@"^\s*(//.*|using .*;|[{}\[\]();,\s]*)$")]
    private static partial Regex SaysNothing();
}
