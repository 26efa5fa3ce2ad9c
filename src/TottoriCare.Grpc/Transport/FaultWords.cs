using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace TottoriCare.Grpc.Transport;

/// <summary>失敗の言葉: what the details of a status of this service say, for an answer that has no room for google.rpc details.</summary>
internal static class FaultWords
{
    /// <summary>The reason, the sentence in both languages, and every faulty field.</summary>
    /// <exception cref="ArgumentException">The status has no ErrorInfo or no LocalizedMessage: it is none of <see cref="RpcFault"/>'s.</exception>
    public static (string Reason, LocalizedText Message, IReadOnlyList<InputError> Violations) Of(Status status)
    {
        string ja = Find<LocalizedMessage>(status)?.Message ?? throw new ArgumentException("A status without a localized message.", nameof(status));
        string reason = Find<ErrorInfo>(status)?.Reason ?? throw new ArgumentException("A status without a reason.", nameof(status));
        IEnumerable<BadRequest.Types.FieldViolation> violations = Find<BadRequest>(status)?.FieldViolations ?? [];
        return (reason, new LocalizedText(ja, status.Message),
        [
            .. violations.Select(violation => new InputError(
                violation.Field, violation.Reason, new LocalizedText(violation.LocalizedMessage.Message, violation.Description))),
        ]);
    }

    private static T? Find<T>(Status status)
        where T : class, Google.Protobuf.IMessage<T>, new()
    {
        foreach (Any detail in status.Details)
        {
            if (detail.TryUnpack(out T found))
                return found;
        }

        return null;
    }
}
