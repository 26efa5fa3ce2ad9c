using TottoriCare.Care;
using TottoriCare.Specs.Cells;

namespace TottoriCare.Specs.Tables;

/// <summary>利用者の列: the facts of a birth and its mother, as several kinds of table ask for them.</summary>
internal static class CaseColumns
{
    public static readonly IReadOnlyList<FactColumn> Facts =
    [
        new(Heads.DeliveryDay, "日付（流産・死産の日を含む）", IsNeeded: true),
        new(Heads.DischargeDay, "日付。列がなければ分からない（－）"),
        new(Heads.DueDay, "日付。列がなければ分からない（－）"),
        new(Heads.ApplicationDay, "日付。列がなければ分からない（－）"),
        new(Heads.Infants, "今養育している人数。例: 2人。列がなければ1人"),
        new(Heads.InfantsAtBirth, "人数。列がなければ分からない（－）"),
        new(Heads.Need, "必要あり、必要なし、未判断。列がなければ必要あり"),
        new(Heads.Residence, "住民、住民でない、不明、2026-05-01から、2026-05-31まで。列がなければ住民"),
        new(Heads.Homecoming, "はい、いいえ。列がなければいいえ"),
    ];

    public static CareCase Read(RowReader row)
    {
        Infants infants = row.Fact(Heads.Infants, CountCell.Infants, new Infants(1));
        return new CareCase
        {
            DeliveryDay = row.Day(Heads.DeliveryDay),
            DischargeDay = row.DayIfGiven(Heads.DischargeDay),
            DueDay = row.DayIfGiven(Heads.DueDay),
            ApplicationDay = row.DayIfGiven(Heads.ApplicationDay),
            Infants = infants,
            InfantsAtBirth = row.Fact(Heads.InfantsAtBirth, text => CountCell.Infants(text).Then(born => (CellRead<Infants?>)born), null),
            Need = row.Fact(Heads.Need, WordCell.Of<AssessedNeed>, AssessedNeed.Needed),
            Residence = row.Fact(Heads.Residence, ResidenceCell.Read, Residence.Here()),
            IsHomecoming = row.Fact(Heads.Homecoming, WordCell.YesOrNo, "いいえ") == "はい",
        };
    }
}
