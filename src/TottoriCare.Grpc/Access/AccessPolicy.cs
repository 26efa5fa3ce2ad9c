using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Access;

/// <summary>アクセスの定め: who may call an endpoint, and what each request of it has to name. Immutable; metadata of an endpoint.</summary>
/// <remarks>An endpoint without one is closed to everybody.</remarks>
internal sealed record AccessPolicy
{
    /// <summary>The field of every request that concerns a municipality.</summary>
    public const string MunicipalityField = "municipality_code";

    /// <summary>The field of every request that concerns a facility.</summary>
    public const string FacilityField = "facility_id";

    /// <summary>死活: whether the host lives; open to everybody wherever the host listens, so that probes need no key.</summary>
    public static readonly AccessPolicy Health = new() { Roles = [], IsForEverybody = true };

    /// <summary>記述子: the contract of the services; open where one of them is.</summary>
    public static readonly AccessPolicy Reflection = new() { Roles = [.. AllRoles], OpenedAs = OpenService.Reflection };

    /// <summary>計量: figures for a monitoring system.</summary>
    public static readonly AccessPolicy Metrics = new() { Roles = [.. AllRoles], OpenedAs = OpenService.Metrics };

    /// <summary>判定: decisions by the rulebook of the municipality that a request names.</summary>
    public static readonly AccessPolicy Decisions = new()
    {
        Roles = [.. AllRoles], OpenedAs = OpenService.Decisions, NamesMunicipality = true,
    };

    /// <summary>規則集: the rulebook of the municipality that a request names.</summary>
    public static readonly AccessPolicy Rulebooks = new()
    {
        Roles = [.. AllRoles], OpenedAs = OpenService.Rulebooks, NamesMunicipality = true,
    };

    /// <summary>規則集の一覧: the rulebooks of every municipality that the credential may name.</summary>
    public static readonly AccessPolicy RulebookList = Rulebooks with { NamesMunicipality = false };

    /// <summary>The roles that may call.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Whether no credential is asked for or looked at.</summary>
    public bool IsForEverybody { get; private init; }

    /// <summary>By which setting it is open without a credential; none where nothing opens it.</summary>
    public OpenService? OpenedAs { get; init; }

    /// <summary>Whether its requests name a municipality, which has to be one of the credential's.</summary>
    public bool NamesMunicipality { get; init; }

    /// <summary>Whether its requests name a facility, which for a credential of the role facility has to be its own.</summary>
    public bool NamesFacility { get; init; }

    private static IEnumerable<Role> AllRoles => Role.List.OrderBy(role => role.Value);

    /// <summary>Whether callers without a credential are let in.</summary>
    public bool IsOpenAt(EntranceSettings entrance) => IsForEverybody || (OpenedAs is { } service && entrance.IsOpen(service));

    /// <summary>For holders of a credential of some roles, wherever the host listens.</summary>
    public static AccessPolicy Only(params IReadOnlyList<Role> roles) => new() { Roles = roles };

    /// <summary>Fails unless the requests of a method name what the policy says, no more and no less.</summary>
    /// <exception cref="InvalidOperationException">The program itself is wrong, and the host must not start.</exception>
    public void RequireToFit(MethodDescriptor method)
    {
        Require(NamesMunicipality, MunicipalityField);
        Require(NamesFacility, FacilityField);

        void Require(bool isNamed, string field)
        {
            if (isNamed == NamedFields.Of(method.InputType, field).AreNone)
            {
                throw new InvalidOperationException(
                    $"The requests of {method.FullName} {(isNamed ? "have no" : "have a")} {field}, unlike its access policy.");
            }
        }
    }
}
