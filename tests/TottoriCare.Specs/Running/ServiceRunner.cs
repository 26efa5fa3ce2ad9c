using Google.Protobuf;
using TottoriCare.Rulebooks;
using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Running;

/// <summary>サービス: answers over one wire of the running service. It is asked by the rulebook's own readings only.</summary>
internal sealed class ServiceRunner(RunningService service, Rulebook rulebook, Wire wire) : IRunner
{
    private readonly string _municipality = rulebook.Municipality.Value;

    // What the rulebook says is asked for once.
    private Task<V1.GetRulebookResponse>? _rulebook;

    public LocalizedText Name => wire == Wire.Grpc ? new("サービス（gRPC）", "the service over gRPC") : new("サービス（JSON）", "the service over JSON");

    public async Task<CaseAnswer?> AskAsync(SpecCase one)
    {
        try
        {
            return one.Under is null ? await AskAsync(one.Question) : null;
        }
        catch (ServiceRefusal refusal)
        {
            return new CaseAnswer(one.Expected.ToDictionary(expected => expected.Column.Head, _ => refusal.Message), new HashSet<string>());
        }
    }

    private async Task<CaseAnswer?> AskAsync(Question question) => question switch
    {
        EligibilityQuestion it => ResponseAnswers.Of(await CallAsync<V1.DecideEligibilityResponse>(Requests.Of(it, _municipality))),
        BookingQuestion it => ResponseAnswers.Of(await CallAsync<V1.DecideBookingResponse>(Requests.Of(it, _municipality))),
        FeeQuestion it => ResponseAnswers.Of(await CallAsync<V1.AssessFeeResponse>(Requests.Of(it, _municipality))),
        QuotaQuestion it => ResponseAnswers.Of(await CallAsync<V1.GetQuotaResponse>(Requests.Of(it, _municipality)), it.Pool),
        DeadlineQuestion it => ResponseAnswers.Of(await CallAsync<V1.GetDeadlineResponse>(Requests.Of(it, _municipality))),
        CancellationQuestion it => ResponseAnswers.Of(await CallAsync<V1.AssessCancellationResponse>(Requests.Of(it, _municipality))),
        GrantQuestion it => ResponseAnswers.Of(await CallAsync<V1.DecideGrantResponse>(Requests.Of(it, _municipality))),
        ShareQuestion it => ResponseAnswers.Of(await CallAsync<V1.DivideCostResponse>(Requests.Of(it, _municipality))),
        RuleQuestion it => RulebookResponseAnswers.Of((await RulebookAsync()).Rules.Single(rule => rule.Id == it.Id)),
        ReadingQuestion it => RulebookResponseAnswers.Of((await RulebookAsync()).Readings.Single(reading => reading.Id == it.Id)),
        SourceQuestion it => RulebookResponseAnswers.Of((await RulebookAsync()).Sources.Single(source => source.Id == it.Id)),
        _ => null,
    };

    private async Task<V1.Rulebook> RulebookAsync() =>
        (await (_rulebook ??= CallAsync<V1.GetRulebookResponse>(new V1.GetRulebookRequest { MunicipalityCode = _municipality }))).Rulebook;

    private Task<TResponse> CallAsync<TResponse>(IMessage request)
        where TResponse : class, IMessage<TResponse>, new() =>
        service.CallAsync<TResponse>(wire, request);
}
