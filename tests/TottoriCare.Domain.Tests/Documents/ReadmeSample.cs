using TottoriCare;
using TottoriCare.Calendars;
using TottoriCare.Care;
using TottoriCare.Rulebooks;

namespace TottoriCare.Domain.Tests.Documents;

/// <summary>The sample of the READMEs, compiled; <see cref="ReadmeTests"/> holds the two together.</summary>
internal static class ReadmeSample
{
    // The parameter has the name of the console, so that the lines stand in a README as they are.
    public static void Print(TextWriter Console)
    {
        // sample
        var tottori = Ordinance.Of(ShippedRulebooks.Find(MunicipalityCode.Parse("312011"))!, HolidayCalendar.FromLaw());
        var mother = new CareCase { DeliveryDay = new(2026, 4, 20), Infants = new(1), Need = AssessedNeed.Needed, Residence = Residence.Here() };
        var stay = Booking.Stay(firstDay: new(2026, 5, 7), lastDay: new(2026, 5, 14));
        Console.WriteLine(tottori.DecideBooking(mother, stay, UsageHistory.Empty).Explain(Language.English));
        Console.WriteLine(tottori.AssessCancellation(new() { Booking = stay, HouseholdClass = tottori.Rulebook.FindClass("municipal_tax_payable")! }).Explain(Language.English));
        // end of sample
    }
}
