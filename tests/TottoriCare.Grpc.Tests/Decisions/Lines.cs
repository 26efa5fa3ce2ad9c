using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Hosting;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>Lines of a stream, and what calls of their own say to them.</summary>
internal static class Lines
{
    private static readonly Gen<IMessage> s_requests = Gen.Elements(Library.City, Library.Town).SelectMany(ordinance => Gen.OneOf(
        Facts.AskingsOf(ordinance).Select(asking => (IMessage)new V1.DecideBookingRequest
        {
            MunicipalityCode = CodeOf(ordinance), CareCase = asking.Case.Wire(), Booking = asking.Booking.Wire(), History = { asking.History.Wire() },
        }),
        Facts.AskingsOf(ordinance).Select(asking => (IMessage)new V1.AssessFeeRequest
        {
            MunicipalityCode = CodeOf(ordinance), CareCase = asking.Case.Wire(), Booking = asking.Booking.Wire(), History = { asking.History.Wire() },
        }),
        Facts.AskingsOf(ordinance).Select(asking => (IMessage)new V1.GetQuotaRequest
        {
            MunicipalityCode = CodeOf(ordinance), CareCase = asking.Case.Wire(), History = { asking.History.Wire() }, Day = asking.Booking.FirstDay.Wire(),
        }),
        Facts.AskingsOf(ordinance).Select(asking => (IMessage)new V1.DecideEligibilityRequest
        {
            MunicipalityCode = CodeOf(ordinance), CareCase = asking.Case.Wire(), CareType = asking.Booking.CareType.Wire(),
            FirstDay = asking.Booking.FirstDay.Wire(), LastDay = asking.Booking.LastDay.Wire(),
        }),
        Facts.CareTypes.SelectMany(careType => Facts.Day.Select(day => (IMessage)new V1.GetDeadlineRequest
        {
            MunicipalityCode = CodeOf(ordinance), CareType = careType.Wire(), FirstDay = day.Wire(),
        })),
        Facts.Cancellations(ordinance).Select(cancellation => (IMessage)cancellation.Wire(CodeOf(ordinance))),
        Gen.Choose(0, 1_000_000).Select(yen => (IMessage)Sound.Cost(it => it.TotalYen = yen)),
        Gen.Choose(1, 5_000_000).Select(yen => (IMessage)Sound.Grant(it => it.Costs[0].AmountYen = yen))));

    /// <summary>A line of any kind, of either municipality, a third of them spoilt.</summary>
    public static readonly Gen<V1.DecideStreamRequest> Any =
        from request in s_requests
        from seed in Gen.Choose(0, int.MaxValue)
        from percentSpoilt in Gen.Elements(0, 0, 10)
        from id in Gen.Elements("", "case-1", "2026.05_0042")
        select Of(id, Spoilt(request, seed, percentSpoilt));

    /// <summary>The line of a request.</summary>
    public static V1.DecideStreamRequest Of(string id, IMessage request)
    {
        var line = new V1.DecideStreamRequest { LineId = id };
        V1.DecideStreamRequest.Descriptor.Oneofs[0].Fields.Single(field => field.MessageType == request.Descriptor).Accessor.SetValue(line, request);
        return line;
    }

    /// <summary>The request of a line.</summary>
    public static IMessage RequestOf(V1.DecideStreamRequest line) =>
        (IMessage)V1.DecideStreamRequest.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(line).Accessor.GetValue(line);

    /// <summary>Fails unless the answer of a line is what a call of its own says, word for word.</summary>
    public static void ShouldSayWhatACallSays(V1.DecideStreamResponse answer, Answer<Empty> call)
    {
        if (call.Fault is not { } status)
        {
            var reply = (IMessage)V1.DecideStreamResponse.Descriptor.Oneofs[0].Accessor.GetCaseFieldDescriptor(answer).Accessor.GetValue(answer);
            reply.ToByteString().ShouldBe(call.Value.ToByteString());
            return;
        }

        V1.LineFault fault = answer.Fault.ShouldNotBeNull(status.ToString());
        (fault.Code, fault.Message.En, fault.Message.Ja).ShouldBe((status.Code, status.Message, call.Detail<LocalizedMessage>().Message));
        ErrorInfo reason = call.Detail<ErrorInfo>();
        fault.Reason.ShouldBe(reason.Reason);
        if (status.Code != (int)Code.InvalidArgument)
        {
            fault.Violations.ShouldBeEmpty();
            return;
        }

        // Trailers have room for the first ones only.
        IReadOnlyList<BadRequest.Types.FieldViolation> told = call.Detail<BadRequest>().FieldViolations;
        fault.Violations.Count.ShouldBe(int.Parse(reason.Metadata["violations"]));
        fault.Violations.Take(told.Count).Select(it => (it.Field, it.Reason, it.Message.En, it.Message.Ja))
            .ShouldBe(told.Select(it => (it.Field, it.Reason, it.Description, it.LocalizedMessage.Message)));
    }

    private static IMessage Spoilt(IMessage request, int seed, int percent)
    {
        if (percent > 0)
            AnythingTests.Spoil(request, new Random(seed), percent);
        return request;
    }

    private static string CodeOf(Ordinance ordinance) => ordinance.Rulebook.Municipality.Value;
}
