using System.Net;
using Google.Protobuf;
using Google.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Tests.Transport;
using TottoriCare.Grpc.Transport;
using TottoriCare.Grpc.Transport.Health.V1;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>Who gets in over the wire, and what those are told who don't.</summary>
public sealed class AdmissionTests : IAsyncLifetime, IDisposable
{
    private const string Deadline = "/tottoricare.v1.DecisionService/GetDeadline";

    private readonly KeyRing _keys = new();
    private GuardedHost _host = null!;
    private string _key = "";

    public static TheoryData<CallWire> Wires => [.. Enum.GetValues<CallWire>()];

    private static V1.GetDeadlineRequest OwnRequest => new() { MunicipalityCode = KeyRing.OneTown, CareType = V1.CareType.ShortStay, FirstDay = "2026-05-11" };

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_key_opens_what_it_is_for(CallWire wire)
    {
        (await _host.CallAsync(wire, Deadline, OwnRequest, $"Bearer {_key}")).Code.ShouldBe(Code.Ok);
        (await _host.CallAsync(wire, Deadline, OwnRequest, $"bearer {_key}")).Code.ShouldBe(Code.Ok);
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task Whoever_has_no_valid_key_gets_one_and_the_same_answer(CallWire wire)
    {
        string expired = _keys.Run("create", "--role", "municipality", "--municipality", KeyRing.OneTown, "--expires", "2026-11-22");
        string revoked = _keys.Make("municipality", KeyRing.OneTown);
        _keys.Run("revoke", _keys.LastId);
        _keys.Clock.Set("2026-11-22T15:00:00Z");
        await using GuardedHost host = await GuardedHost.StartAsync(GuardedHost.Closed(_keys), _keys.Clock);
        (await host.CallAsync(wire, Deadline, OwnRequest, $"Bearer {_key}")).Code.ShouldBe(Code.Ok);

        List<Outcome> answers = [];
        foreach (string? authorization in new[]
        {
            null, "", "Bearer", "Bearer ", $"Bearer  {_key}", $"Basic {_key}", _key, $"Bearer {_key}x", $"Bearer {_key[..^1]}",
            $"Bearer {ApiKey.Generate().Text}", $"Bearer {expired}", $"Bearer {revoked}", $"Bearer {_key.ToUpperInvariant()}",
        })
            answers.Add(await host.CallAsync(wire, Deadline, OwnRequest, authorization));

        foreach (Outcome answer in answers)
        {
            answer.Code.ShouldBe(Code.Unauthenticated);
            answer.Reason.ShouldBe("CREDENTIAL_NOT_ACCEPTED");
            answer.Fault.ShouldBe(answers[0].Fault);
            answer.Text.ShouldBe(answers[0].Text);
            answer.HttpStatus.ShouldBe(wire is CallWire.Grpc or CallWire.GrpcWeb ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
            answer.Headers.WwwAuthenticate.ToString().ShouldBe(wire is CallWire.Grpc or CallWire.GrpcWeb ? "" : "Bearer");
        }

        LocalizedMessage japanese = answers[0].Fault!.Details.Single(detail => detail.Is(LocalizedMessage.Descriptor)).Unpack<LocalizedMessage>();
        japanese.Locale.ShouldBe("ja-JP");
        japanese.Message.ShouldContain("認証情報");
    }

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task A_municipality_beyond_the_key_is_refused_the_same_whether_it_exists_or_not(CallWire wire)
    {
        V1.GetDeadlineRequest served = OwnRequest;
        served.MunicipalityCode = KeyRing.OtherTown;
        V1.GetDeadlineRequest absent = OwnRequest;
        absent.MunicipalityCode = "131016";

        Outcome one = await _host.CallAsync(wire, Deadline, served, $"Bearer {_key}");
        Outcome other = await _host.CallAsync(wire, Deadline, absent, $"Bearer {_key}");

        one.Code.ShouldBe(Code.PermissionDenied);
        one.Reason.ShouldBe("NOT_PERMITTED");
        one.HttpStatus.ShouldBe(wire is CallWire.Grpc or CallWire.GrpcWeb ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        other.Fault.ShouldBe(one.Fault);
        other.Text.ShouldBe(one.Text);
    }

    [Fact]
    public async Task A_list_holds_what_the_key_may_name()
    {
        const string list = "/tottoricare.v1.RulebookService/ListRulebooks";
        await using GuardedHost open = await GuardedHost.StartAsync(new EntranceSettings());

        Codes(await _host.CallAsync(CallWire.Json, list, new V1.ListRulebooksRequest(), $"Bearer {_key}")).ShouldBe([KeyRing.OneTown]);
        Codes(await open.CallAsync(CallWire.Json, list, new V1.ListRulebooksRequest())).ShouldBe(Library.All.Select(ordinance => ordinance.Rulebook.Municipality.Value), ignoreOrder: true);

        static IEnumerable<string> Codes(Outcome answer) =>
            V1.ListRulebooksResponse.Parser.ParseJson(answer.Text).Rulebooks.Select(rulebook => rulebook.MunicipalityCode);
    }

    [Theory]
    [InlineData("/tottoricare.v1.DecisionService/GetDeadline", Code.Unauthenticated)]
    [InlineData("/tottoricare.v1.RulebookService/ListRulebooks", Code.Unauthenticated)]
    [InlineData("/grpc.health.v1.Health/Check", Code.Ok)]
    [InlineData("/no.such.Service/Method", Code.Unimplemented)]
    public async Task Strangers_may_ask_after_health_and_no_more(string path, Code code)
    {
        (await _host.CallAsync(CallWire.Grpc, path, new HealthCheckRequest())).Code.ShouldBe(code);
        (await _host.CallAsync(CallWire.Grpc, path, new HealthCheckRequest(), "Bearer wrong")).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData(true, true, Code.Ok)]
    [InlineData(false, true, Code.Ok)]
    [InlineData(true, false, Code.Ok)]
    [InlineData(false, false, Code.Unauthenticated)]
    public async Task Reflection_is_open_where_a_service_is(bool decisions, bool rulebooks, Code code)
    {
        await using GuardedHost host = await GuardedHost.StartAsync(new EntranceSettings
        {
            Access = new AccessSettings { KeyFile = _keys.File, OpenDecisions = decisions, OpenRulebooks = rulebooks },
        });
        foreach (string version in new[] { "v1", "v1alpha" })
        {
            // A stream without a request: it ends well where it is let in.
            RawReply reply = await RawGrpc.CallAsync(host.Http2, $"/grpc.reflection.{version}.ServerReflection/ServerReflectionInfo", []);
            reply.Code.ShouldBe(code);
        }

        (await host.CallAsync(CallWire.Grpc, Deadline, OwnRequest)).Code.ShouldBe(decisions ? Code.Ok : Code.Unauthenticated);
        (await host.CallAsync(CallWire.Grpc, "/tottoricare.v1.RulebookService/ListRulebooks", new V1.ListRulebooksRequest())).Code.ShouldBe(rulebooks ? Code.Ok : Code.Unauthenticated);
    }

    [Fact]
    public async Task A_wrong_key_is_told_so_even_where_none_is_needed()
    {
        await using GuardedHost host = await GuardedHost.StartAsync(new EntranceSettings());

        (await host.CallAsync(CallWire.Json, Deadline, OwnRequest)).Code.ShouldBe(Code.Ok);
        (await host.CallAsync(CallWire.Json, Deadline, OwnRequest, $"Bearer {_key}")).Code.ShouldBe(Code.Unauthenticated);
    }

    [Fact]
    public async Task Each_message_of_a_stream_is_looked_at_and_the_answers_before_it_stand()
    {
        AccessPolicy policy = AccessPolicy.Only(Role.Municipality) with { NamesMunicipality = true, NamesFacility = true };
        await using GuardedHost host = await DeskAsync(policy);
        byte[] own = RawGrpc.Frame(new Visit { MunicipalityCode = KeyRing.OneTown });
        byte[] other = RawGrpc.Frame(new Visit { MunicipalityCode = KeyRing.OneTown, Inner = new Visit { MunicipalityCode = KeyRing.OtherTown } });
        (string, string) key = ("authorization", $"Bearer {_key}");

        RawReply good = await RawGrpc.CallAsync(host.Http2, "/desk.v1.Desk/Follow", [.. own, .. own], key);
        RawReply bad = await RawGrpc.CallAsync(host.Http2, "/desk.v1.Desk/Follow", [.. own, .. other, .. own], key);
        RawReply gathered = await RawGrpc.CallAsync(host.Http2, "/desk.v1.Desk/Gather", [.. own, .. other], key);
        RawReply watched = await RawGrpc.CallAsync(host.Http2, "/desk.v1.Desk/Watch", other, key);
        RawReply none = await RawGrpc.CallAsync(host.Http2, "/desk.v1.Desk/Follow", own);

        good.Code.ShouldBe(Code.Ok);
        good.Body.Length.ShouldBe(own.Length * 2);
        bad.Code.ShouldBe(Code.PermissionDenied);
        bad.Body.Length.ShouldBe(own.Length);
        gathered.Code.ShouldBe(Code.PermissionDenied);
        watched.Code.ShouldBe(Code.PermissionDenied);
        none.Code.ShouldBe(Code.Unauthenticated);
    }

    [Fact]
    public async Task A_facility_names_itself_and_no_other()
    {
        string key = _keys.Make("facility", KeyRing.OneTown);
        string town = _keys.Make("municipality", KeyRing.OneTown);
        AccessPolicy policy = AccessPolicy.Only(Role.Municipality, Role.Facility) with { NamesMunicipality = true, NamesFacility = true };
        await using GuardedHost host = await DeskAsync(policy);

        foreach ((string facility, Code code) in new[] { ("F-01", Code.Ok), ("F-02", Code.PermissionDenied), ("", Code.PermissionDenied) })
        {
            var request = new Visit { MunicipalityCode = KeyRing.OneTown, FacilityId = facility };
            (await host.CallAsync(CallWire.Json, "/desk.v1.Desk/Book", request, $"Bearer {key}")).Code.ShouldBe(code);
            (await host.CallAsync(CallWire.Json, "/desk.v1.Desk/Book", request, $"Bearer {town}")).Code.ShouldBe(Code.Ok);
        }
    }

    [Fact]
    public async Task Another_role_is_refused_and_the_handler_knows_by_what_credential_it_is_called()
    {
        string auditor = _keys.Make("auditor", KeyRing.OneTown);
        string id = _keys.LastId;
        await using GuardedHost host = await GuardedHost.StartAsync(GuardedHost.Closed(_keys), _keys.Clock, app =>
            app.MapGrpc(DeskReflection.Descriptor.Services[0], new DeskHandler()).Allow(method => method!.Name == "Count"
                ? AccessPolicy.Only(Role.Auditor)
                : AccessPolicy.Only(Role.Municipality) with { NamesMunicipality = true, NamesFacility = true }));

        Outcome answer = await host.CallAsync(CallWire.Json, "/desk.v1.Desk/Count", new Everywhere(), $"Bearer {auditor}");

        Everywhere.Parser.ParseJson(answer.Text).Note.ShouldBe(id);
        (await host.CallAsync(CallWire.Json, "/desk.v1.Desk/Count", new Everywhere(), $"Bearer {_key}")).Code.ShouldBe(Code.PermissionDenied);
    }

    [Fact]
    public async Task A_plain_endpoint_is_guarded_as_a_call_is()
    {
        await using GuardedHost host = await GuardedHost.StartAsync(GuardedHost.Closed(_keys), _keys.Clock, app =>
        {
            app.MapPost("/upload", () => "taken").Allow(AccessPolicy.Only(Role.Municipality));
            app.MapGet("/alive", () => "alive").Allow(AccessPolicy.Health);
        });

        Outcome none = await Calls.ConnectAsync(host.Http1, HttpMethod.Post, "/upload", new StringContent("a,b"));
        Outcome own = await Calls.ConnectAsync(host.Http1, HttpMethod.Post, "/upload", new StringContent("a,b"), ("authorization", $"Bearer {_key}"));
        Outcome alive = await Calls.ConnectAsync(host.Http1, HttpMethod.Get, "/alive", null);

        none.Code.ShouldBe(Code.Unauthenticated);
        none.HttpStatus.ShouldBe(HttpStatusCode.Unauthorized);
        none.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        own.Text.ShouldBe("taken");
        alive.Text.ShouldBe("alive");
    }

    public async Task InitializeAsync()
    {
        _key = _keys.Make("municipality", KeyRing.OneTown);
        _host = await GuardedHost.StartAsync(GuardedHost.Closed(_keys), _keys.Clock);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _keys.Dispose();

    private Task<GuardedHost> DeskAsync(AccessPolicy policy) => GuardedHost.StartAsync(GuardedHost.Closed(_keys), _keys.Clock, app =>
        app.MapGrpc(DeskReflection.Descriptor.Services[0], new DeskHandler())
            .Allow(method => method!.Name == "Count" ? policy with { NamesMunicipality = false, NamesFacility = false } : policy));
}
