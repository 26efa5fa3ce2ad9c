using System.Net;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using TottoriCare.Grpc.Access;

namespace TottoriCare.Grpc.Tests.Access;

public sealed class CallLimitTests : IDisposable
{
    private const string List = "/tottoricare.v1.RulebookService/ListRulebooks";

    private static readonly IPAddress s_stranger = IPAddress.Parse("192.0.2.1");

    private readonly KeyRing _keys = new();

    public static TheoryData<CallWire> Wires => [.. Enum.GetValues<CallWire>()];

    [Theory]
    [MemberData(nameof(Wires))]
    public async Task One_call_too_many_is_told_when_to_come_again(CallWire wire)
    {
        string key = _keys.Make("auditor", KeyRing.OneTown);
        string other = _keys.Make("auditor", KeyRing.OneTown);
        await using GuardedHost host = await StartAsync(access => access with { CallsPerSecond = 1, Burst = 2 });

        // A bucket fills up by one a second: of five calls in less than two seconds one at least is too many.
        List<Outcome> answers = [];
        for (int i = 0; i < 5; i++)
            answers.Add(await host.CallAsync(wire, List, new V1.ListRulebooksRequest(), $"Bearer {key}"));

        answers[0].Code.ShouldBe(Code.Ok);
        answers[1].Code.ShouldBe(Code.Ok);
        Outcome refused = answers.First(answer => answer.Code != Code.Ok);
        refused.Code.ShouldBe(Code.ResourceExhausted);
        refused.Reason.ShouldBe("TOO_MANY_CALLS");
        refused.Fault!.Details.Single(detail => detail.Is(RetryInfo.Descriptor)).Unpack<RetryInfo>().RetryDelay.ToTimeSpan().ShouldBeGreaterThan(TimeSpan.Zero);
        bool connect = wire is not (CallWire.Grpc or CallWire.GrpcWeb);
        refused.HttpStatus.ShouldBe(connect ? HttpStatusCode.TooManyRequests : HttpStatusCode.OK);
        refused.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        (refused.Headers.RetryAfter is not null).ShouldBe(connect);
        (await host.CallAsync(wire, List, new V1.ListRulebooksRequest(), $"Bearer {other}")).Code.ShouldBe(Code.Ok);
    }

    [Fact]
    public void Each_credential_and_each_address_has_a_rate_of_its_own()
    {
        using var limits = new CallLimits(new AccessSettings { CallsPerSecond = 1, Burst = 3 });
        Credential one = CredentialOf("one");

        Passed(limits, one, s_stranger).ShouldBe(3);
        Passed(limits, CredentialOf("two"), s_stranger).ShouldBe(3);
        Passed(limits, null, s_stranger).ShouldBe(3);
        Passed(limits, null, s_stranger.MapToIPv6()).ShouldBe(0);
        Passed(limits, one, IPAddress.Loopback).ShouldBe(0);
    }

    [Fact]
    public void An_IPv6_caller_counts_by_its_network()
    {
        using var limits = new CallLimits(new AccessSettings { CallsPerSecond = 1, Burst = 3 });

        Passed(limits, null, IPAddress.Parse("2001:db8:1:2::1")).ShouldBe(3);
        Passed(limits, null, IPAddress.Parse("2001:db8:1:2:ffff::9")).ShouldBe(0);
    }

    [Fact]
    public void A_caller_without_a_credential_on_the_machine_itself_is_not_counted()
    {
        using var limits = new CallLimits(new AccessSettings { CallsPerSecond = 1, Burst = 1, TotalCallsPerSecond = 1, TotalBurst = 1 });

        Passed(limits, null, IPAddress.Loopback).ShouldBe(10);
        Passed(limits, null, IPAddress.IPv6Loopback).ShouldBe(10);
    }

    [Fact]
    public void All_callers_together_have_a_rate_which_health_is_not_part_of()
    {
        using var limits = new CallLimits(new AccessSettings { TotalCallsPerSecond = 1, TotalBurst = 4 });

        Passed(limits, CredentialOf("one"), s_stranger, calls: 3).ShouldBe(3);
        Passed(limits, CredentialOf("two"), s_stranger).ShouldBe(1);
        Passed(limits, CredentialOf("three"), s_stranger).ShouldBe(0);
        limits.Take(null, s_stranger, countsInTotal: false).ShouldBeNull();
    }

    [Fact]
    public void Whoever_is_refused_for_a_rate_of_its_own_takes_nothing_of_everybodys()
    {
        using var limits = new CallLimits(new AccessSettings { CallsPerSecond = 1, Burst = 2, TotalCallsPerSecond = 1, TotalBurst = 4 });

        Passed(limits, CredentialOf("greedy"), s_stranger).ShouldBe(2);
        Passed(limits, CredentialOf("other"), s_stranger).ShouldBe(2);
    }

    [Fact]
    public void A_flood_of_addresses_takes_a_bounded_room()
    {
        using var limits = new CallLimits(new AccessSettings { CallsPerSecond = 1, Burst = 1, TotalBurst = 1_000_000, TotalCallsPerSecond = 1 });

        // Every address beyond the number of buckets shares one with another.
        int passed = 0;
        for (int i = 0; i < 10 * CallLimits.AddressBuckets; i++)
            passed += limits.Take(null, new IPAddress([198, 18, (byte)(i / 256), (byte)(i % 256)]), countsInTotal: false) is null ? 1 : 0;

        passed.ShouldBeLessThan(3 * CallLimits.AddressBuckets);
        passed.ShouldBeGreaterThan(CallLimits.AddressBuckets / 2);
    }

    [Fact]
    public async Task Guessing_keys_is_counted_by_the_address()
    {
        await using GuardedHost _ = await StartAsync(access => access);
        using var limits = new CallLimits(new AccessSettings { CallsPerSecond = 1, Burst = 2 });
        var gate = new AccessGate(Entrance.Open(GuardedHost.Closed(_keys), _keys.Clock), limits, _keys.Clock);

        List<Code> answers = [.. Enumerable.Range(0, 6).Select(_ => Guess(gate))];

        answers[0].ShouldBe(Code.Unauthenticated);
        answers.ShouldContain(Code.ResourceExhausted);

        static Code Guess(AccessGate gate)
        {
            var http = new DefaultHttpContext();
            http.Connection.RemoteIpAddress = s_stranger;
            http.Request.Headers.Authorization = $"Bearer {ApiKey.Generate().Text}";
            return gate.Admit(http, AccessPolicy.Decisions).Refusal!.Code;
        }
    }

    public void Dispose() => _keys.Dispose();

    private Task<GuardedHost> StartAsync(Func<AccessSettings, AccessSettings> change)
    {
        if (!File.Exists(_keys.File))
            _keys.Make("auditor", KeyRing.OneTown);
        EntranceSettings closed = GuardedHost.Closed(_keys);
        return GuardedHost.StartAsync(closed with { Access = change(closed.Access) }, _keys.Clock);
    }

    private static int Passed(CallLimits limits, Credential? credential, IPAddress from, int calls = 10) =>
        Enumerable.Range(0, calls).Count(_ => limits.Take(credential, from, countsInTotal: true) is null);

    private static Credential CredentialOf(string id) => new()
    {
        Id = id,
        Kind = CredentialKind.ApiKey,
        Fingerprint = default,
        Role = Role.Auditor,
        Municipalities = [],
        CreatedAt = default,
    };
}
