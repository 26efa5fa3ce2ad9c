using TottoriCare.Grpc.Tests.Decisions;

namespace TottoriCare.Grpc.Tests.Ledger;

/// <summary>Commands that make sense, for tests to change.</summary>
internal static class LedgerRequests
{
    public static V1.SubmitApplicationRequest Application(Action<V1.SubmitApplicationRequest>? change = null) => With(change, new()
    {
        MunicipalityCode = Library.CityCode,
        RequestId = LedgerInFolder.NewId(),
        SubjectId = "subject-1",
        Facts = new V1.CareCase
        {
            DeliveryDay = "2026-04-10",
            Infants = 1,
            Need = V1.AssessedNeed.Needed,
            Residence = new V1.Residence { Status = V1.ResidenceStatus.Resident },
            DischargeDay = "2026-04-16",
            HouseholdClass = "municipal_tax_payable",
        },
        Application = new V1.CareApplication { ApplicationDay = "2026-04-20", CareTypes = { V1.CareType.ShortStay, V1.CareType.DayService } },
    });

    public static V1.DecideApplicationRequest Approval(string caseId, Action<V1.DecideApplicationRequest>? change = null) => With(change, new()
    {
        MunicipalityCode = Library.CityCode,
        RequestId = LedgerInFolder.NewId(),
        Write = new V1.WriteOptions { Officer = "officer-1" },
        CaseId = caseId,
        Approval = new V1.CareApproval { ApprovalDay = "2026-04-22", CareTypes = { V1.CareType.ShortStay, V1.CareType.DayService } },
    });

    public static V1.BookRequest Booking(string caseId, V1.Booking booking, Action<V1.BookRequest>? change = null) => With(change, new()
    {
        MunicipalityCode = Library.CityCode, RequestId = LedgerInFolder.NewId(), CaseId = caseId, Booking = booking,
    });

    public static V1.CancelBookingRequest Cancellation(string caseId, string bookingId, string? receivedAt) => new()
    {
        MunicipalityCode = Library.CityCode,
        RequestId = LedgerInFolder.NewId(),
        CaseId = caseId,
        BookingId = bookingId,
        Notice = receivedAt is null
            ? new V1.Notice { Status = V1.NoticeStatus.None }
            : new V1.Notice { Status = V1.NoticeStatus.Given, ReceivedByMunicipalityAt = Sound.At(receivedAt) },
    };

    private static T With<T>(Action<T>? change, T request)
    {
        change?.Invoke(request);
        return request;
    }
}
