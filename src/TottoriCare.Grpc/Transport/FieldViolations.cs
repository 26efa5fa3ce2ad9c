using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace TottoriCare.Grpc.Transport;

/// <summary>項目ごとの誤り: input errors as google.rpc details, and how to keep only the first of them.</summary>
internal static class FieldViolations
{
    private const string CountKey = "violations";

    public static (ErrorInfo Reason, BadRequest Violations) From(IReadOnlyList<InputError> errors)
    {
        var violations = new BadRequest();
        foreach (InputError error in errors)
            violations.FieldViolations.Add(new BadRequest.Types.FieldViolation
            {
                Field = error.Path,
                Reason = error.Code,
                Description = error.Message.En,
                LocalizedMessage = new LocalizedMessage { Locale = RpcFault.Japanese, Message = error.Message.Ja },
            });

        var reason = new ErrorInfo { Reason = errors[0].Code, Domain = RpcFault.Domain, Metadata = { { CountKey, $"{errors.Count}" } } };
        return (reason, violations);
    }

    public static int CountIn(Status status) =>
        PlaceIn(status) is { } place ? status.Details[place].Unpack<BadRequest>().FieldViolations.Count : 0;

    /// <summary>The same status with no more than the first violations.</summary>
    public static Status Keep(Status status, int count)
    {
        Status shorter = status.Clone();
        if (PlaceIn(shorter) is not { } place)
            return shorter;

        BadRequest violations = shorter.Details[place].Unpack<BadRequest>();
        while (violations.FieldViolations.Count > count)
            violations.FieldViolations.RemoveAt(violations.FieldViolations.Count - 1);
        shorter.Details[place] = Any.Pack(violations);
        return shorter;
    }

    private static int? PlaceIn(Status status)
    {
        for (int place = 0; place < status.Details.Count; place++)
        {
            if (status.Details[place].Is(BadRequest.Descriptor))
                return place;
        }

        return null;
    }
}
