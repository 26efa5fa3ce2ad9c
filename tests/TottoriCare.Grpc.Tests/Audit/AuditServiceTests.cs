using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Audit.Reperforming;
using TottoriCare.Grpc.Log.Signing;
using TottoriCare.Grpc.Log.Tree;
using TottoriCare.Grpc.Tests.Access;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Ledger;

namespace TottoriCare.Grpc.Tests.Audit;

/// <summary>The log over the wire: heads, entries and proofs fit together, and every read of it is an entry.</summary>
public sealed class AuditServiceTests : IAsyncLifetime, IDisposable
{
    private readonly KeyRing _keys = new();
    private GuardedHost _host = null!;
    private Dictionary<string, string> _keyOf = [];

    public async Task InitializeAsync()
    {
        _keyOf = new[] { "municipality", "facility", "prefecture", "auditor" }.ToDictionary(role => role, role => _keys.Make(role, Library.CityCode));
        _host = await GuardedHost.StartAsync(GuardedHost.Closed(_keys), _keys.Clock);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _keys.Dispose();

    [Fact]
    public async Task An_entry_is_proved_in_a_head_and_the_head_in_a_later_one()
    {
        string caseId = await ApprovedCaseAsync();
        V1.Checkpoint first = await CheckpointAsync();
        first.Size.ShouldBe(2);
        await ApprovedCaseAsync();
        V1.Checkpoint later = await CheckpointAsync();
        later.Size.ShouldBe(5);
        SignedNote.TryParse(later.Note, out SignedNote? note).ShouldBeTrue();
        note.Text.ShouldBe($"tottoricare/312011\n5\n{later.Root.ToBase64()}\n");

        V1.ListEntriesResponse listed = V1.ListEntriesResponse.Parser.ParseJson((await AskAsync(
            "ListEntries", new V1.ListEntriesRequest { MunicipalityCode = Library.CityCode, CaseId = caseId })).Text);
        listed.Entries.Select(entry => entry.Index).ShouldBe([0, 1]);
        V1.ProveInclusionResponse proof = V1.ProveInclusionResponse.Parser.ParseJson((await AskAsync(
            "ProveInclusion", new V1.ProveInclusionRequest { MunicipalityCode = Library.CityCode, Index = 1, Size = later.Size })).Text);
        TreeProof.Includes(
            TreeHash.OfLeaf(listed.Entries[1].Content.Span), 1, later.Size, [.. proof.Path.Select(Hash)], Hash(later.Root)).ShouldBeTrue();
        V1.ProveConsistencyResponse consistency = V1.ProveConsistencyResponse.Parser.ParseJson((await AskAsync(
            "ProveConsistency", new V1.ProveConsistencyRequest { MunicipalityCode = Library.CityCode, FirstSize = first.Size, SecondSize = later.Size })).Text);
        TreeProof.IsConsistent(first.Size, Hash(first.Root), later.Size, Hash(later.Root), [.. consistency.Proof.Select(Hash)]).ShouldBeTrue();
    }

    [Fact]
    public async Task Every_read_is_an_entry_that_tells_who_has_read_what()
    {
        await ApprovedCaseAsync();
        await CheckpointAsync();
        await AskAsync("ListEntries", new V1.ListEntriesRequest { MunicipalityCode = Library.CityCode, FirstIndex = 1, PageSize = 1 });

        V1.ListEntriesResponse listed = V1.ListEntriesResponse.Parser.ParseJson((await AskAsync(
            "ListEntries", new V1.ListEntriesRequest { MunicipalityCode = Library.CityCode, FirstIndex = 2 })).Text);
        string[] contents = [.. listed.Entries.Select(entry => entry.Content.ToStringUtf8())];
        contents.Length.ShouldBe(2);
        contents[0].ShouldContain("\"command\":\"GetCheckpoint\"");
        contents[1].ShouldContain("\"command\":\"ListEntries\"");
        contents[1].ShouldContain("\"request\":{\"firstIndex\":\"1\",\"municipalityCode\":\"312011\",\"pageSize\":1}");
        contents[1].ShouldContain("\"revision\":\"2\"");
        contents.ShouldAllBe(content => content.Contains($"\"actor\":\"{_keys.LastId}\""));
        listed.HasNextIndex.ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_follow_each_other_to_the_end()
    {
        await ApprovedCaseAsync();
        await ApprovedCaseAsync();
        var indexes = new List<long>();
        long? next = 0;
        for (int pages = 0; next is { } from && pages < 10; pages++)
        {
            V1.ListEntriesResponse page = V1.ListEntriesResponse.Parser.ParseJson((await AskAsync(
                "ListEntries", new V1.ListEntriesRequest { MunicipalityCode = Library.CityCode, FirstIndex = from, PageSize = 3 })).Text);
            indexes.AddRange(page.Entries.Select(entry => entry.Index));
            next = page.HasNextIndex ? page.NextIndex : null;
        }

        indexes.ShouldBe(Enumerable.Range(0, indexes.Count).Select(index => (long)index));
        indexes.Count.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Theory]
    [InlineData("ProveInclusion", """{"municipalityCode":"312011","index":"2","size":"2"}""")]
    [InlineData("ProveInclusion", """{"municipalityCode":"312011","index":"0","size":"3"}""")]
    [InlineData("ProveInclusion", """{"municipalityCode":"312011","index":"-1"}""")]
    [InlineData("ProveConsistency", """{"municipalityCode":"312011","firstSize":"0"}""")]
    [InlineData("ProveConsistency", """{"municipalityCode":"312011","firstSize":"2","secondSize":"1"}""")]
    [InlineData("ProveConsistency", """{"municipalityCode":"312011","firstSize":"1","secondSize":"3"}""")]
    public async Task What_lies_outside_the_log_is_not_proved_and_not_written_down(string method, string request)
    {
        await ApprovedCaseAsync();
        IMessage asked = V1.AuditServiceReflection.Descriptor.Services[0].FindMethodByName(method).InputType.Parser.ParseJson(request);
        (await AskAsync(method, asked)).Code.ShouldBe(Code.OutOfRange);
        (await CheckpointAsync()).Size.ShouldBe(2);
    }

    [Theory]
    [InlineData("auditor", Code.Ok)]
    [InlineData("municipality", Code.Ok)]
    [InlineData("facility", Code.PermissionDenied)]
    [InlineData("prefecture", Code.PermissionDenied)]
    public async Task Only_the_municipality_and_its_auditor_read_it(string role, Code code) =>
        (await AskAsync("GetCheckpoint", new V1.GetCheckpointRequest { MunicipalityCode = Library.CityCode }, role)).Code.ShouldBe(code);

    [Fact]
    public async Task The_log_of_another_municipality_is_closed() =>
        (await AskAsync("GetCheckpoint", new V1.GetCheckpointRequest { MunicipalityCode = Library.TownCode })).Code.ShouldBe(Code.PermissionDenied);

    [Fact]
    public void Every_command_on_a_case_can_be_decided_again()
    {
        string[] writing =
        [
            .. V1.LedgerServiceReflection.Descriptor.Services[0].Methods
                .Where(method => !method.IsClientStreaming && method.InputType.FindFieldByName("write") is not null).Select(method => method.Name),
        ];
        RecordedCommands.ByName.Keys.ShouldBe(writing, ignoreOrder: true);
    }

    private async Task<V1.Checkpoint> CheckpointAsync() => V1.GetCheckpointResponse.Parser.ParseJson(
        (await AskAsync("GetCheckpoint", new V1.GetCheckpointRequest { MunicipalityCode = Library.CityCode })).Text).Checkpoint;

    private Task<Outcome> AskAsync(string method, IMessage request, string role = "auditor") =>
        _host.CallAsync(CallWire.Json, $"/tottoricare.v1.AuditService/{method}", request, $"Bearer {_keyOf[role]}");

    private async Task<string> ApprovedCaseAsync()
    {
        string bearer = $"Bearer {_keyOf["municipality"]}";
        Outcome applied = await _host.CallAsync(CallWire.Json, "/tottoricare.v1.LedgerService/SubmitApplication", LedgerRequests.Application(), bearer);
        string caseId = V1.SubmitApplicationResponse.Parser.ParseJson(applied.Text).Receipt.CaseId;
        await _host.CallAsync(CallWire.Json, "/tottoricare.v1.LedgerService/DecideApplication", LedgerRequests.Approval(caseId), bearer);
        return caseId;
    }

    private static TreeHash Hash(ByteString bytes) => new(bytes.Span);
}
