using Google.Protobuf;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Ledger.Commands;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Ledger;

/// <summary>台帳サービス: <c>tottoricare.v1.LedgerService</c>. Each method reads its command and hands it to the ledger. The queries are in the other part.</summary>
internal sealed partial class LedgerHandler(BookInService books, CaseLedger ledger, CaseReader cases)
{
    private readonly SubmitApplication _submitApplication = new();
    private readonly DecideApplication _decideApplication = new();
    private readonly Book _book = new();
    private readonly BookAll _bookAll = new();
    private readonly CancelBooking _cancelBooking = new();
    private readonly RecordUse _recordUse = new();
    private readonly ChangeBooking _changeBooking = new();
    private readonly CorrectFacts _correctFacts = new();
    private readonly WithdrawCase _withdrawCase = new();
    private readonly EraseValues _eraseValues = new();

    public Task<V1.SubmitApplicationResponse> SubmitApplication(V1.SubmitApplicationRequest request, CallContext context) =>
        RunAsync(_submitApplication, request, request.MunicipalityCode, request.RequestId, request.Write, context);

    public Task<V1.DecideApplicationResponse> DecideApplication(V1.DecideApplicationRequest request, CallContext context) =>
        RunAsync(_decideApplication, request, request.MunicipalityCode, request.RequestId, request.Write, context);

    public Task<V1.BookResponse> Book(V1.BookRequest request, CallContext context) =>
        RunAsync(_book, request, request.MunicipalityCode, request.RequestId, request.Write, context);

    public Task<V1.CancelBookingResponse> CancelBooking(V1.CancelBookingRequest request, CallContext context) =>
        RunAsync(_cancelBooking, request, request.MunicipalityCode, request.RequestId, request.Write, context);

    public Task<V1.RecordUseResponse> RecordUse(V1.RecordUseRequest request, CallContext context) =>
        RunAsync(_recordUse, request, request.MunicipalityCode, request.RequestId, request.Write, context);

    public Task<V1.ChangeBookingResponse> ChangeBooking(V1.ChangeBookingRequest request, CallContext context) =>
        RunAsync(_changeBooking, request, request.MunicipalityCode, request.RequestId, request.Write, context);

    public Task<V1.CorrectFactsResponse> CorrectFacts(V1.CorrectFactsRequest request, CallContext context) =>
        RunAsync(_correctFacts, request, request.MunicipalityCode, request.RequestId, request.Write, context);

    public Task<V1.WithdrawCaseResponse> WithdrawCase(V1.WithdrawCaseRequest request, CallContext context) =>
        RunAsync(_withdrawCase, request, request.MunicipalityCode, request.RequestId, request.Write, context);

    public Task<V1.EraseValuesResponse> EraseValues(V1.EraseValuesRequest request, CallContext context) =>
        RunAsync(_eraseValues, request, request.MunicipalityCode, request.RequestId, request.Write, context);

    public Task<V1.BookAllResponse> BookAll(V1.BookAllRequest request, CallContext context) =>
        RunAsync(_bookAll, request, request.MunicipalityCode, request.RequestId, request.Write, context);

    public IAsyncEnumerable<V1.ImportResponse> Import(IAsyncEnumerable<V1.ImportRequest> lines, CallContext context) =>
        LedgerImport.AnswerAsync(this, lines, context);

    private Task<TResponse> RunAsync<TRequest, TResponse>(
        ICaseCommand<TRequest, TResponse> command, TRequest request, string municipality, string requestId, V1.WriteOptions? options,
        CallContext context)
        where TRequest : class, IMessage<TRequest>
        where TResponse : class, IMessage<TResponse>, new()
    {
        RequestReader reader = books.Current.Read(municipality);
        WriteRequest? write = WriteRequest.Read(reader, requestId, options, ledger.Now, context.Credential());
        CommandOnCase<TResponse>? onCase = command.Read(request, reader, write?.RequestId ?? Guid.Empty);
        return reader.IsFaulty || write is null || onCase is null
            ? throw reader.ToFault()
            : ledger.RunAsync(write, request, reader.Served, command.Name, onCase);
    }
}
