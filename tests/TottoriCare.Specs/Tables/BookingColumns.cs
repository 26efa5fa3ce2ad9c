using TottoriCare.Care;
using TottoriCare.Specs.Cells;

namespace TottoriCare.Specs.Tables;

/// <summary>利用の列: a use of care and the uses before it.</summary>
internal static class BookingColumns
{
    public static readonly FactColumn CareTypeFact = new(Heads.CareType, "宿泊型、通所型、訪問型", IsNeeded: true);

    public static readonly FactColumn UseFact =
        new(Heads.Use, "宿泊は 2026-05-11〜2026-05-14、通所・訪問は 2026-05-11 09:00〜13:00", IsNeeded: true);

    public static readonly FactColumn HistoryFact =
        new(Heads.History, "例: 利用済み 宿泊型 2026-05-01〜2026-05-03、予約中 通所型 2026-05-20 10:00〜12:00 ×2。列がなければなし");

    public static CareType CareTypeOf(RowReader row) => row.Needed(Heads.CareType, WordCell.CareType);

    /// <summary>The use; none where its kind can't be read.</summary>
    public static Booking UseOf(RowReader row) =>
        CareTypeOf(row) is { } careType ? row.Needed(Heads.Use, text => BookingCell.Read(text, careType)) : null!;

    public static UsageHistory HistoryOf(RowReader row) => row.Fact(Heads.History, HistoryCell.Read, UsageHistory.Empty);
}
