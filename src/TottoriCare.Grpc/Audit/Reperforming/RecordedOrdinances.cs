using System.Text;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Audit.Reperforming;

/// <summary>その時の例規: the ordinances by which the ledger once decided, made again from the rulebooks and holidays that it kept.</summary>
internal sealed class RecordedOrdinances(LogReader log)
{
    private const int MostAtHand = 16;

    private readonly Dictionary<(string Rulebook, string Calendar), ServedOrdinance> _atHand = [];

    /// <summary>The ordinance of two digests; none where the ledger has not kept them, or kept something else under them.</summary>
    public ServedOrdinance? Find(string rulebook, string calendar)
    {
        if (_atHand.TryGetValue((rulebook, calendar), out ServedOrdinance? known))
            return known;
        if (log.Source(rulebook) is not { } rules || log.Source(calendar) is not { } days
            || !Rulebook.TryParse(rules, out Rulebook? parsed, out _) || parsed.Digest != rulebook
            || !HolidayCalendar.TryParse(Encoding.UTF8.GetString(days), out HolidayCalendar? holidays, out _) || holidays.Digest != calendar)
            return null;

        if (_atHand.Count == MostAtHand)
            _atHand.Clear();
        return _atHand[(rulebook, calendar)] = ServedOrdinance.Of(parsed, holidays, fileName: null, other: null);
    }
}
