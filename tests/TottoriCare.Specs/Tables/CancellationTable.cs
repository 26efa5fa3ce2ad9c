using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Rulebooks;
using TottoriCare.Specs.Cells;

namespace TottoriCare.Specs.Tables;

/// <summary>キャンセル料: what is owed for a booking that was given up or changed.</summary>
internal sealed class CancellationTable : DecisionTable
{
    public override string Name => "キャンセル料";

    public override LocalizedText Purpose => new("取りやめや変更で負担する額", "what is owed for a booking that was given up or changed");

    protected override IEnumerable<FactColumn> OwnFacts =>
    [
        BookingColumns.CareTypeFact,
        BookingColumns.UseFact,
        new FactColumn(Heads.Household, "規則集が定める区分の名、または不明", IsNeeded: true),
        new FactColumn(Heads.Received, "日時。連絡がない、又は市が受けていなければ「－」", IsNeeded: true) { MayBeUnsaid = true },
        new FactColumn(Heads.ReceivedByFacility, "日時。列がなければ「－」"),
        new FactColumn(Heads.Sent, "日時。列がなければ「－」"),
        new FactColumn(Heads.BookedAt, "日時。列がなければ分からない（－）"),
        new FactColumn(Heads.Kind, "取消し、日程変更、短縮。列がなければ取消し"),
        new FactColumn(Heads.Infants, "人数。列がなければ1人"),
    ];

    protected override IEnumerable<AnswerColumn> OwnAnswers =>
    [
        Answers.Word<CancellationOutcome>(Heads.Outcome), Answers.YenOrNone(Heads.Charge), Answers.Instant(Heads.Deadline),
        Answers.Month(Heads.BilledIn),
    ];

    public override Question Ask(RowReader row) => new CancellationQuestion(new Cancellation
    {
        Booking = BookingColumns.UseOf(row),
        HouseholdClass = row.Needed(Heads.Household, text => HouseholdOf(text, row.Rulebook)),
        Kind = row.Fact(Heads.Kind, WordCell.Of<CancellationKind>, CancellationKind.GivenUp),
        Notice = NoticeOf(row),
        BookedAt = row.InstantIfGiven(Heads.BookedAt),
        Infants = row.Fact(Heads.Infants, CountCell.Infants, new Infants(1)),
    });

    private static Notice? NoticeOf(RowReader row)
    {
        Instant? received = row.InstantIfGiven(Heads.Received);
        Instant? byFacility = row.InstantIfGiven(Heads.ReceivedByFacility);
        Instant? sent = row.InstantIfGiven(Heads.Sent);
        return received is null && byFacility is null && sent is null ? null : Notice.Of(sent, received, byFacility);
    }

    private static CellRead<HouseholdClass> HouseholdOf(string text, Rulebook rulebook) => text == "不明"
        ? HouseholdClass.Unknown
        : WordCell.Among(text, rulebook.Classes, household => household.Title.Ja);
}
