using Google.Protobuf.WellKnownTypes;
using NodaTime;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Decisions;

/// <summary>取消しの事実の読取り: what was given up, by whom in terms of household class, and with what notice.</summary>
internal static class CancellationFacts
{
    public static Cancellation? ReadCancellation(this RequestReader reader, V1.AssessCancellationRequest request)
    {
        Booking? booking = reader.ReadBooking(request.Booking, "booking");
        HouseholdClass? household = reader.ReadHouseholdClass(request.HouseholdClass, "household_class");
        CancellationKind? kind = reader.ReadCoded<V1.CancellationKind, CancellationKind>(request.Kind, "kind");
        bool noticeIsSound = reader.TryReadNotice(request.Notice, "notice", out Notice? notice);
        Instant? bookedAt = reader.ReadInstantIfGiven(request.BookedAt, "booked_at");
        Infants? infants = reader.ReadInfantsIfGiven(request.HasInfants, request.Infants, "infants");
        if (!request.HasInfants && booking is not null && reader.ChargesForEachInfant(booking.CareType))
            reader.Faults.AddMissing("infants", "乳児の数（この規則集は乳児ごとにキャンセル料を定めています）", "the number of infants: this rulebook charges for each");

        Yen? plannedFee = reader.ReadYenIfGiven(request.HasPlannedFeeYen, request.PlannedFeeYen, "planned_fee_yen");
        Yen? facilityAmount = reader.ReadYenIfGiven(request.HasFacilityAmountYen, request.FacilityAmountYen, "facility_amount_yen");

        if (booking is null || household is null || kind is null || !noticeIsSound)
            return null;
        var cancellation = new Cancellation
        {
            Booking = booking,
            HouseholdClass = household,
            Kind = kind,
            Notice = notice,
            BookedAt = bookedAt,
            PlannedFee = plannedFee,
            FacilityAmount = facilityAmount,
        };
        return infants is { } counted ? cancellation with { Infants = counted } : cancellation;
    }

    // No notice is a legal answer, so the answer of the method says whether the message was sound.
    public static bool TryReadNotice(this RequestReader reader, V1.Notice? message, string field, out Notice? notice)
    {
        notice = null;
        if (message is null)
        {
            reader.Faults.AddMissing(field, "連絡の有無", "whether there was a notice");
            return false;
        }

        using RequestFaults.Step _ = reader.Faults.Into(field);
        bool isSaid = reader.ReadChoice(message.Status, "status");
        bool isGiven = message.Status == V1.NoticeStatus.Given;
        if (isSaid && !isGiven)
        {
            RequireAbsent(reader, message.ReceivedByMunicipalityAt, "received_by_municipality_at");
            RequireAbsent(reader, message.ReceivedByFacilityAt, "received_by_facility_at");
            RequireAbsent(reader, message.SentAt, "sent_at");
            return true;
        }

        Instant? byMunicipality = reader.ReadInstantIfGiven(message.ReceivedByMunicipalityAt, "received_by_municipality_at");
        Instant? byFacility = reader.ReadInstantIfGiven(message.ReceivedByFacilityAt, "received_by_facility_at");
        Instant? sent = reader.ReadInstantIfGiven(message.SentAt, "sent_at");
        if (isGiven && (message.ReceivedByMunicipalityAt ?? message.ReceivedByFacilityAt ?? message.SentAt) is null)
            reader.Faults.AddMissing("received_by_municipality_at", "連絡の日時（市町村が受けた時、施設が受けた時、発した時の少なくとも一つ）",
                "when the notice was received or sent: at least one of the three instants");
        if (!isSaid || (byMunicipality ?? byFacility ?? sent) is null)
            return false;
        notice = Notice.Of(sent, byMunicipality, byFacility);
        return true;
    }

    private static void RequireAbsent(RequestReader reader, Timestamp? timestamp, string field)
    {
        if (timestamp is not null)
            reader.Faults.Add(field, "FIELD_NOT_EXPECTED", "連絡ありの場合にだけ指定できます。", "Give it only where there was a notice.");
    }

    private static bool ChargesForEachInfant(this RequestReader reader, CareType careType) =>
        reader.Ordinance?.Rulebook.Editions.All.Any(
            edition => edition.Terms.Cancellations[careType]?.Charge is { Amounts.TimesInfants: true }) == true;
}
