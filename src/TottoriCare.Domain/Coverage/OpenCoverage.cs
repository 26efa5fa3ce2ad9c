using TottoriCare.Rulebooks;
using TottoriCare.Rulebooks.Reader;

namespace TottoriCare.Coverage;

/// <summary>Everything that the terms leave open on purpose: matters left out, and the words that say so.</summary>
internal static class OpenCoverage
{
    private static readonly string[] s_open = ["needs_review", "needs_review_without", "not_published", TermsReader.NotStatedText];

    // Without these nothing is open: the terms hold for every day, there is no discretion, and nothing is left out.
    private static readonly Matter[] s_optional = [Matter.InForce, Matter.Discretion];

    public static void Check(AnalysedPeriod period, Findings findings)
    {
        foreach (Matter matter in Matter.List.OrderBy(matter => matter.Value))
        {
            Place? place = period.Terms.Find(matter.Code);
            if (ReferenceEquals(matter, Matter.NotModelled))
                CheckNotModelled(place, period, findings);
            else if (place is { } stated)
                CheckWords(matter, stated, period, findings);
            else if (!s_optional.Contains(matter) && (!ReferenceEquals(matter, Matter.SameDay) || period.AsksForStaysAndVisits))
                Open(matter, $"$.terms.{matter.Code}", period.Days, findings, "書かれていません（定めなし）。", "left out, which means that it is not stated.");
        }
    }

    private static void CheckWords(Matter matter, Place place, AnalysedPeriod period, Findings findings)
    {
        if (place.IsObject)
        {
            foreach (KeyValuePair<string, Place> entry in place.AsBlock().Entries)
                CheckWords(matter, entry.Value, period, findings);
        }
        else if (s_open.FirstOrDefault(place.IsText) is { } word)
        {
            Open(matter, place.Path, period.Days, findings, $"「{word}」と明示されています（{place.Path}）。", $"declared \"{word}\" ({place.Path}).");
        }
        else
        {
            foreach (Place item in place.AsList(fewest: 0).Where(item => item.IsObject))
                CheckWords(matter, item, period, findings);
        }
    }

    private static void CheckNotModelled(Place? place, AnalysedPeriod period, Findings findings)
    {
        foreach (KeyValuePair<string, Place> entry in place is { IsObject: true } blocks ? blocks.AsBlock().Entries : [])
            Open(Matter.NotModelled, entry.Value.Path, period.Days, findings, $"「{entry.Key}」が明示されています。", $"declared as \"{entry.Key}\".");
    }

    private static void Open(Matter matter, string path, Region region, Findings findings, string ja, string en) =>
        findings.Add(CoverageKind.DeclaredOpen, matter, path, region, new LocalizedText($"{matter.Title.Ja}は、{ja}", $"{matter.Title.En}: {en}"));
}
