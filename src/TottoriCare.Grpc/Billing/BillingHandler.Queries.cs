using NodaTime;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Billing;

internal sealed partial class BillingHandler
{
    private LocalDate Today => Notices.DayOf(log.Now);

    public V1.ListMonthsResponse ListMonths(V1.ListMonthsRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        string scope = $"months/{request.MunicipalityCode}";
        (string After, int Size)? page = Page.Ask(scope, request.PageSize, request.PageToken, reader.Faults);
        if (reader.IsFaulty || page is not { } asked)
            throw reader.ToFault();

        IReadOnlyList<V1.BillingMonth> months = reading.Months(reader.Served.Municipality, asked.After, asked.Size + 1);
        return new V1.ListMonthsResponse
        {
            Months = { months.Take(asked.Size) },
            NextPageToken = months.Count > asked.Size ? Page.TokenAfter(scope, months[asked.Size - 1].Month) : "",
        };
    }

    public V1.GetNoticeResponse GetNotice(V1.GetNoticeRequest request, CallContext context) =>
        new() { Notice = Find(request.MunicipalityCode, request.NoticeId) };

    public V1.ListNoticesResponse ListNotices(V1.ListNoticesRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        if (request.Month.Length > 0)
            reader.ReadMonth(request.Month, "month");
        Guid? caseId = request.CaseId.Length > 0 ? reader.ReadId(request.CaseId, "case_id") : null;
        string scope = $"notices/{request.MunicipalityCode}/{request.Month}/{request.CaseId}/{request.State}";
        (string After, int Size)? page = Page.Ask(scope, request.PageSize, request.PageToken, reader.Faults);
        if (reader.IsFaulty || page is not { } asked)
            throw reader.ToFault();

        LocalDate today = Today;
        V1.PaymentNotice[] notices =
        [
            .. reading.Notices(reader.Served.Municipality, request.Month, caseId, asked.After).Select(notice => notice.On(today))
                .Where(notice => request.State == V1.NoticeState.Unspecified || notice.State == request.State).Take(asked.Size + 1),
        ];
        return new V1.ListNoticesResponse
        {
            Notices = { notices.Take(asked.Size) },
            NextPageToken = notices.Length > asked.Size ? Page.TokenAfter(scope, BillingReader.KeyOf(notices[asked.Size - 1])) : "",
        };
    }

    public V1.PrintNoticeResponse PrintNotice(V1.PrintNoticeRequest request, CallContext context)
    {
        V1.PaymentNotice notice = Find(request.MunicipalityCode, request.NoticeId);
        return new V1.PrintNoticeResponse { Html = NoticePage.Of(notice, books.Current.Read(request.MunicipalityCode).Served!.Rulebook.MunicipalityName.Ja) };
    }

    public V1.ExportNoticesResponse ExportNotices(V1.ExportNoticesRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        reader.ReadMonth(request.Month, "month");
        if (reader.IsFaulty)
            throw reader.ToFault();
        if (!reading.IsClosed(reader.Served.Municipality, request.Month))
            throw BillingFaults.MonthNotClosed();
        LocalDate today = Today;
        return NoticeCsv.Of(
            reading.Notices(reader.Served.Municipality, request.Month, caseId: null, after: "").Select(notice => notice.On(today)), request.Encoding);
    }

    private V1.PaymentNotice Find(string municipality, string noticeId)
    {
        RequestReader reader = books.Current.Read(municipality);
        Guid? id = reader.ReadId(noticeId, "notice_id");
        return reader.IsFaulty || id is not { } asked ? throw reader.ToFault() : reading.Notice(reader.Served.Municipality, asked).On(Today);
    }
}
