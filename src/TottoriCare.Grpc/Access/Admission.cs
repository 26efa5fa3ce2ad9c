using Google.Protobuf;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Access;

/// <summary>受け入れた呼出し: by what credential a call is made, and what it may name.</summary>
internal sealed class Admission : CallAdmission
{
    private readonly AccessGate? _gate;

    private Admission(RpcFault? refusal, Credential? credential, AccessGate? gate)
    {
        Refusal = refusal;
        Credential = credential;
        _gate = gate;
    }

    /// <summary>A call that anybody may make, of whatever.</summary>
    public static Admission Anybody { get; } = new(null, null, null);

    /// <inheritdoc/>
    public override RpcFault? Refusal { get; }

    /// <summary>The credential; none where the endpoint is open and the caller has shown none.</summary>
    public Credential? Credential { get; }

    /// <summary>A call that is not let in.</summary>
    public static Admission Refused(RpcFault refusal) => new(refusal, null, null);

    /// <summary>A call to an endpoint that is open anyway: a credential takes nothing away.</summary>
    public static Admission Open(Credential credential) => new(null, credential, null);

    /// <summary>A call that may name what its credential names, as long as that is valid.</summary>
    public static Admission Within(Credential credential, AccessGate gate) => new(null, credential, gate);

    /// <summary>Whether the caller may see what belongs to a municipality; for lists, whose requests name none.</summary>
    public bool Reaches(MunicipalityCode municipality) =>
        Refusal is null && (_gate is null || Credential!.Municipalities.Contains(municipality.Value));

    /// <inheritdoc/>
    public override void Require(IMessage message)
    {
        if (_gate is null)
            return;

        // A stream may outlive its credential.
        if (!_gate.StillHolds(Credential!))
            throw AccessFault.Unauthenticated();
        if (!NamedFields.Of(message.Descriptor, AccessPolicy.MunicipalityField).AllIn(message, MayName)
            || (Credential!.Facility is { } own
                && !NamedFields.Of(message.Descriptor, AccessPolicy.FacilityField).AllIn(message, facility => facility == own)))
            throw AccessFault.NotPermitted();
    }

    // What is no code names nobody: the reader of the request refuses it, and says where it stands.
    private bool MayName(string municipality) =>
        Credential!.Municipalities.Contains(municipality) || !MunicipalityCode.TryParse(municipality, out _, out _);
}
