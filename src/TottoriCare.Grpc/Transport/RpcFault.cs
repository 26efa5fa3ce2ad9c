using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace TottoriCare.Grpc.Transport;

/// <summary>呼出しの失敗: the one exception by which a handler ends a call with a status other than OK.</summary>
/// <remarks>
/// For faults only: a refusal by rule is an OK reply. The status carries an ErrorInfo (reason, domain, metadata) and a
/// LocalizedMessage in ja-JP; the status message itself is the English sentence, for the developer who reads a log.
/// No personal value belongs into any of them.
/// </remarks>
[SuppressMessage("Naming", "CA1710", Justification = "In the field's words an RPC ends in a fault.")]
public sealed class RpcFault : Exception
{
    /// <summary>The <c>domain</c> of every ErrorInfo of this service.</summary>
    public const string Domain = "tottoricare";

    /// <summary>The locale of every LocalizedMessage.</summary>
    internal const string Japanese = "ja-JP";

    /// <summary>A fault with a status that is complete.</summary>
    public RpcFault(Status status)
        : base(status.Message) => Status = status;

    /// <summary>The status as it goes over the wire.</summary>
    public Status Status { get; }

    /// <summary>The status code.</summary>
    public Code Code => (Code)Status.Code;

    /// <summary>A fault with a reason that programs can switch on and a sentence that people can read.</summary>
    /// <param name="code">Any code but OK.</param>
    /// <param name="reason">UPPER_SNAKE_CASE, stable, at most 63 characters (AIP-193).</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    /// <param name="metadata">Figures and ids that the sentence mentions; keys in snake_case.</param>
    public static RpcFault Because(Code code, string reason, LocalizedText message, params (string Key, string Value)[] metadata)
    {
        var error = new ErrorInfo { Reason = reason, Domain = Domain };
        foreach ((string key, string value) in metadata)
            error.Metadata.Add(key, value);
        return new RpcFault(StatusOf(code, message, error));
    }

    /// <summary>INVALID_ARGUMENT with one field violation per error, in their order.</summary>
    /// <remarks>
    /// A violation has the error's path, its code as <c>reason</c>, the English sentence as description and the Japanese one
    /// as localized message. The ErrorInfo repeats the first code, and says how many violations there were, because a wire
    /// may have room for the first ones only.
    /// </remarks>
    /// <exception cref="ArgumentException">There is no error.</exception>
    public static RpcFault InvalidArgument(params IReadOnlyList<InputError> errors)
    {
        if (errors.Count == 0)
            throw new ArgumentException("A fault needs at least one error.", nameof(errors));

        (ErrorInfo reason, BadRequest violations) = FieldViolations.From(errors);
        return new RpcFault(StatusOf(Code.InvalidArgument, Summary(errors), reason, violations));
    }

    private static LocalizedText Summary(IReadOnlyList<InputError> errors)
    {
        InputError first = errors[0];
        string place = first.Path.Length == 0 ? "" : $"{first.Path}: ";
        return errors.Count == 1
            ? new LocalizedText($"{place}{first.Message.Ja}", $"{place}{first.Message.En}")
            : new LocalizedText(
                $"{place}{first.Message.Ja}（ほか {errors.Count - 1} 件）",
                $"{place}{first.Message.En} (and {errors.Count - 1} more)");
    }

    private static Status StatusOf(Code code, LocalizedText message, ErrorInfo error, BadRequest? violations = null)
    {
        if (code == Code.Ok)
            throw new ArgumentException("OK is no fault.", nameof(code));

        var status = new Status { Code = (int)code, Message = message.En, Details = { Any.Pack(error) } };
        if (violations is not null)
            status.Details.Add(Any.Pack(violations));
        status.Details.Add(Any.Pack(new LocalizedMessage { Locale = Japanese, Message = message.Ja }));
        return status;
    }
}
