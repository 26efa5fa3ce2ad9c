using FsCheck;
using FsCheck.Fluent;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>Every role with every set of municipalities, against every policy and what a request can name.</summary>
public sealed class PolicyMatrixTests : IDisposable
{
    private static readonly string[] s_codes = ["990019", "312011", "310000"];
    private static readonly string[] s_facilities = ["F-01", "F-02", ""];

    // What is no code names nobody; the reader of the request refuses it.
    private static readonly string[] s_namable = [.. s_codes, "131016", "", "31201", "312012"];

    private readonly KeyRing _keys = new();
    private readonly List<(string Key, Role Role, string[] Codes)> _holders = [];
    private readonly CallLimits _limits = new(new AccessSettings());

    public PolicyMatrixTests()
    {
        foreach (Role role in Role.List)
        {
            for (int set = 1; set < 1 << s_codes.Length; set++)
            {
                string[] codes = [.. s_codes.Where((_, place) => (set >> place & 1) == 1)];
                _holders.Add((_keys.Make(role.Code, codes), role, codes));
            }
        }
    }

    [Fact]
    public void A_call_passes_where_role_municipality_and_facility_allow_it_and_else_it_does_not()
    {
        var gates = new Dictionary<bool, AccessGate> { [true] = Gate(open: true), [false] = Gate(open: false) };
        var cases =
            from holder in Gen.Elements<(string Key, Role Role, string[] Codes)>(_holders)
            from roles in Gen.SubListOf<Role>(Role.List)
            from openable in Gen.Elements(true, false)
            from open in Gen.Elements(true, false)
            from named in Gen.Elements(s_namable).ListOf()
            from first in Gen.Elements(s_namable)
            from facility in Gen.Elements(s_facilities)
            from shows in Gen.Elements(true, true, true, false)
            select (holder, roles, openable, open, named, first, facility, shows);
        var met = new Dictionary<Code, int>();

        Property.Holds(cases, c =>
        {
            AccessPolicy policy = AccessPolicy.Only([.. c.roles]) with
            {
                NamesMunicipality = true, NamesFacility = true, OpenedAs = c.openable ? OpenService.Decisions : null,
            };
            var http = new DefaultHttpContext();
            if (c.shows)
                http.Request.Headers.Authorization = $"Bearer {c.holder.Key}";
            var request = new Visit
            {
                MunicipalityCode = c.first, FacilityId = c.facility, Named = { c.named.Select(code => new Named { MunicipalityCode = code }) },
            };

            Code found = Ask(gates[c.open], http, policy, request);

            string[] all = [c.first, .. c.named];
            Code expected =
                c.openable && c.open ? Code.Ok
                : !c.shows ? Code.Unauthenticated
                : !c.roles.Contains(c.holder.Role) ? Code.PermissionDenied
                : all.Any(code => code is "131016" || (s_codes.Contains(code) && !c.holder.Codes.Contains(code))) ? Code.PermissionDenied
                : ReferenceEquals(c.holder.Role, Role.Facility) && c.facility != "F-01" ? Code.PermissionDenied
                : Code.Ok;
            found.ShouldBe(expected);
            met[expected] = met.GetValueOrDefault(expected) + 1;
        });

        met.Keys.ShouldBe([Code.Ok, Code.Unauthenticated, Code.PermissionDenied], ignoreOrder: true);
    }

    [Fact]
    public void A_credential_takes_nothing_away_that_anybody_may()
    {
        AccessGate gate = Gate(open: true);

        foreach ((string key, _, _) in _holders)
        {
            var http = new DefaultHttpContext();
            http.Request.Headers.Authorization = $"bearer {key}";
            Ask(gate, http, AccessPolicy.Decisions, new Visit { MunicipalityCode = "131016" }).ShouldBe(Code.Ok);
            gate.Admit(http, AccessPolicy.RulebookList).Reaches(MunicipalityCode.Parse("131016")).ShouldBeTrue();
        }
    }

    [Fact]
    public void Without_a_policy_nobody_passes()
    {
        foreach (bool open in new[] { true, false })
        {
            AccessGate gate = Gate(open);
            var http = new DefaultHttpContext();
            gate.Admit(http, null).Refusal!.Code.ShouldBe(Code.PermissionDenied);
            http.Request.Headers.Authorization = $"Bearer {_holders[0].Key}";
            gate.Admit(http, null).Refusal!.Code.ShouldBe(Code.PermissionDenied);
        }
    }

    [Fact]
    public void A_call_within_a_credential_costs_next_to_nothing()
    {
        AccessGate gate = Gate(open: false);
        var http = new DefaultHttpContext();
        http.Request.Headers.Authorization = $"Bearer {_holders[^1].Key}";
        var request = new Visit { MunicipalityCode = "990019", FacilityId = "F-01" };
        Ask(gate, http, AccessPolicy.Decisions, request);

        const int calls = 500;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < calls; i++)
            Ask(gate, http, AccessPolicy.Decisions, request);

        ((GC.GetAllocatedBytesForCurrentThread() - before) / calls).ShouldBeLessThan(1_024);
    }

    public void Dispose()
    {
        _limits.Dispose();
        _keys.Dispose();
    }

    private AccessGate Gate(bool open) => new(
        Entrance.Open(new EntranceSettings { Access = new AccessSettings { KeyFile = _keys.File, OpenDecisions = open, OpenRulebooks = open } }, _keys.Clock),
        _limits, _keys.Clock);

    private static Code Ask(AccessGate gate, HttpContext http, AccessPolicy policy, Visit request)
    {
        Admission admission = gate.Admit(http, policy);
        if (admission.Refusal is { } refusal)
            return refusal.Code;
        try
        {
            admission.Require(request);
            return Code.Ok;
        }
        catch (RpcFault fault)
        {
            return fault.Code;
        }
    }
}
