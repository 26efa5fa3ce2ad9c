using System.Net;
using Google.Rpc;
using Microsoft.AspNetCore.Builder;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Tests.Transport;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>Changes of the key file under a running host.</summary>
public sealed class RevocationTests : IDisposable
{
    private const string List = "/tottoricare.v1.RulebookService/ListRulebooks";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly KeyRing _keys = new();

    [Fact]
    public async Task Keys_are_made_and_revoked_without_a_restart()
    {
        string first = _keys.Make("auditor", KeyRing.OneTown);
        string id = _keys.LastId;
        await using GuardedHost host = await GuardedHost.StartAsync(GuardedHost.Closed(_keys), _keys.Clock);
        (await AskAsync(host, first)).ShouldBe(Code.Ok);

        string second = _keys.Make("auditor", KeyRing.OneTown);
        await UntilAsync(async () => await AskAsync(host, second) == Code.Ok);
        _keys.Run("revoke", id);
        await UntilAsync(async () => await AskAsync(host, first) == Code.Unauthenticated);

        (await AskAsync(host, second)).ShouldBe(Code.Ok);
    }

    [Fact]
    public async Task A_stream_ends_when_its_key_is_revoked()
    {
        string key = _keys.Make("municipality", KeyRing.OneTown);
        AccessPolicy policy = AccessPolicy.Only(Role.Municipality) with { NamesMunicipality = true, NamesFacility = true };
        await using GuardedHost host = await GuardedHost.StartAsync(GuardedHost.Closed(_keys), _keys.Clock, app =>
            app.MapGrpc(DeskReflection.Descriptor.Services[0], new DeskHandler())
                .Allow(method => method!.Name == "Count" ? AccessPolicy.Only(Role.Auditor) : policy));
        await using var call = new DuplexCall(host.Http2, "/desk.v1.Desk/Follow", ("authorization", $"Bearer {key}"));
        await call.SendAsync(new Visit { MunicipalityCode = KeyRing.OneTown });
        (await call.ReceiveAsync(Visit.Parser)).ShouldNotBeNull();

        _keys.Run("revoke", _keys.LastId);
        await UntilAsync(async () => (await host.CallAsync(CallWire.Grpc, "/desk.v1.Desk/Book", new Visit(), $"Bearer {key}")).Code == Code.Unauthenticated);
        await call.SendAsync(new Visit { MunicipalityCode = KeyRing.OneTown });

        (await call.ReceiveAsync(Visit.Parser)).ShouldBeNull();
        (await call.CodeAsync()).ShouldBe(Code.Unauthenticated);
    }

    [Fact]
    public void A_faulty_version_of_the_file_leaves_the_one_before_in_service_and_is_told_once()
    {
        string key = _keys.Make("auditor", KeyRing.OneTown);
        ApiKey.TryReadFingerprint(key, out Fingerprint fingerprint);
        (CredentialsInService? credentials, Refusal? refusal) = CredentialsInService.Open(_keys.File);
        refusal.ShouldBeNull();
        string sound = File.ReadAllText(_keys.File);

        foreach (string? faulty in new[] { "{", "", null })
        {
            if (faulty is null)
                File.Delete(_keys.File);
            else
                File.WriteAllText(_keys.File, faulty);

            (int? count, Refusal? told) = credentials!.LookAgain();
            count.ShouldBeNull();
            told.ShouldNotBeNull();
            told.Headline.Ja.ShouldContain("これまでの認証情報のまま");
            told.Headline.En.ShouldContain("stay in service");
            credentials.LookAgain().ShouldBe((null, null));
            credentials.Current.Find(CredentialKind.ApiKey, fingerprint).ShouldNotBeNull();
        }

        File.WriteAllText(_keys.File, sound);
        TestCertificates.Close(_keys.File);
        credentials!.LookAgain().Count.ShouldBe(1);
        credentials.LookAgain().ShouldBe((null, null));
    }

    [Fact]
    public void A_file_opened_to_others_is_no_longer_followed()
    {
        if (OperatingSystem.IsWindows())
            return;
        _keys.Make("auditor", KeyRing.OneTown);
        CredentialsInService credentials = CredentialsInService.Open(_keys.File).Credentials!;
        _keys.Run("revoke", _keys.LastId);
        File.SetUnixFileMode(_keys.File, FilePrivacy.OwnerOnly | UnixFileMode.OtherRead);

        credentials.LookAgain().Refusal!.Errors.Single().Code.ShouldBe("FILE_NOT_PRIVATE");
        credentials.Current.All.Single().IsRevoked.ShouldBeFalse();
    }

    [Fact]
    public void A_host_does_not_start_without_the_key_file_that_it_is_to_follow()
    {
        Entrance.TryOpen(GuardedHost.Closed(_keys), _keys.Clock, out _, out IReadOnlyList<Refusal> refusals).ShouldBeFalse();

        refusals.Single().ToString().ShouldContain("keys create");
        refusals.Single().ToString().ShouldContain("FILE_UNREADABLE");
    }

    public void Dispose() => _keys.Dispose();

    internal static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!await holds())
            await Task.Delay(50, patience.Token);
    }

    private static async Task<Code> AskAsync(GuardedHost host, string key) =>
        (await host.CallAsync(CallWire.Grpc, List, new V1.ListRulebooksRequest(), $"Bearer {key}")).Code;
}
