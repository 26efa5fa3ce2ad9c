using TottoriCare.Calendars;
using TottoriCare.Care;
using TottoriCare.Rulebooks;
using static TottoriCare.Domain.Tests.Facts;

namespace TottoriCare.Domain.Tests;

/// <summary>The shipped rulebooks, ready to decide, and the mother of most examples.</summary>
internal static class Tottori
{
    public const string CityCode = "312011";
    public const string PrefectureCode = "310000";

    public static readonly Ordinance City = OrdinanceOf(ShippedRulebooks.Find(MunicipalityCode.Parse(CityCode))!);
    public static readonly Ordinance Prefecture = OrdinanceOf(ShippedRulebooks.Find(MunicipalityCode.Parse(PrefectureCode))!);

    public static readonly HouseholdClass Taxed = City.Rulebook.FindClass("municipal_tax_payable")!;
    public static readonly HouseholdClass TaxExempt = City.Rulebook.FindClass("municipal_tax_exempt")!;
    public static readonly HouseholdClass PublicAssistance = City.Rulebook.FindClass("public_assistance")!;

    /// <summary>Delivered on 2026-05-01, discharged five days later, one infant, resident, care found to be needed.</summary>
    public static readonly CareCase Mother = new()
    {
        DeliveryDay = Day("2026-05-01"),
        DischargeDay = Day("2026-05-06"),
        Infants = new Infants(1),
        Need = AssessedNeed.Needed,
        Residence = Residence.Here(),
    };

    public static Ordinance OrdinanceOf(Rulebook rulebook) => Ordinance.Of(rulebook, HolidayCalendar.FromLaw());

    /// <summary>鳥取市 with terms of its rulebook changed: each a path under <c>terms</c> and JSON.</summary>
    public static Ordinance CityWith(params (string Path, string Json)[] changes) =>
        OrdinanceOf(RulebookDraft.OfCity().With(changes).Read());

    /// <summary>鳥取県 with terms of its rulebook changed.</summary>
    public static Ordinance PrefectureWith(params (string Path, string Json)[] changes) =>
        OrdinanceOf(RulebookDraft.OfPrefecture().With(changes).Read());
}
