using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Hosting;
using TottoriCare.Rulebooks;
using Code = Google.Rpc.Code;

namespace TottoriCare.Grpc.Tests.Rulebooks;

/// <summary>Two rulebooks are compared over the wire as the library compares them, and one is told in words.</summary>
public sealed class RulebookDiffTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string s_changed = Library.TownText(rulebook => rulebook["terms"]!["pools"]!["stays"]!["cap"] = 8);

    public static TheoryData<Protocol, string, string> Pairs => new()
    {
        { Protocol.Grpc, Library.CityCode, Library.TownCode },
        { Protocol.Json, Library.TownCode, Library.CityCode },
        { Protocol.Grpc, Library.PrefectureCode, Library.PrefectureCode },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Two_served_rulebooks_are_compared_as_in_the_library(Protocol protocol, string before, string after)
    {
        V1.DiffRulebooksResponse whole = await DiffAsync(protocol, Served(before), Served(after), pageSize: 200);
        while (whole.NextPageToken.Length > 0)
        {
            V1.DiffRulebooksResponse next = await DiffAsync(protocol, Served(before), Served(after), pageSize: 200, whole.NextPageToken);
            next.Changes.Count.ShouldBeInRange(1, 200);
            whole.Changes.Add(next.Changes);
            whole.NextPageToken = next.NextPageToken;
        }

        ShouldBe(whole, Of(before), Of(after));
        (whole.Changes.Count > 0).ShouldBe(before != after);
    }

    [Fact]
    public async Task A_page_goes_on_only_between_the_same_two_texts()
    {
        V1.DiffRulebooksResponse first = await DiffAsync(Protocol.Grpc, Served(Library.CityCode), Served(Library.TownCode), pageSize: 1);
        first.Changes.Count.ShouldBe(1);

        (await CallAsync(Served(Library.CityCode), Sent(s_changed), first.NextPageToken))
            .ShouldBeRefused(("page_token", "PAGE_TOKEN_OF_ANOTHER_LIST"));
        (await CallAsync(Served(Library.CityCode), Served(Library.TownCode), "no token")).ShouldBeRefused(("page_token", "PAGE_TOKEN_INVALID"));
    }

    [Theory]
    [InlineData(Protocol.Grpc)]
    [InlineData(Protocol.Json)]
    public async Task A_text_is_compared_with_what_is_served(Protocol protocol)
    {
        V1.DiffRulebooksResponse response = await DiffAsync(protocol, Served(Library.TownCode), Sent(s_changed));

        ShouldBe(response, Library.Town.Rulebook, Library.RulebookOf(s_changed));
        V1.RulebookChange change = response.Changes.ShouldHaveSingleItem();
        (change.Path, change.Kind).ShouldBe(("$.terms.pools.stays.cap", V1.RulebookChangeKind.Changed));
        change.Before.Ja.ShouldContain("7");
        change.After.En.ShouldContain("8");
    }

    [Fact]
    public async Task What_is_missing_or_faulty_is_named_for_both_at_once()
    {
        string faulty = Library.TownText(rulebook => rulebook["terms"]!["pools"]!["stays"]!["cap"] = -1);

        (await CallAsync(new V1.RulebookVersion(), Sent(faulty))).Violations.Select(violation => violation.Path)
            .ShouldBe(["before", "after.json.$.terms.pools.stays.cap"]);
        (await CallAsync(null, Served("312012"))).ShouldBeRefused(
            ("before", "FIELD_MISSING"), ("after.municipality_code", "MUNICIPALITY_CODE_CHECK_DIGIT"));
        (await CallAsync(Sent("{"), Served(Library.CityCode))).ShouldBeRefused(("before.json.line 1", "NOT_JSON"));
    }

    [Theory]
    [InlineData("011002", Library.CityCode)]
    [InlineData(Library.CityCode, "011002")]
    public async Task A_rulebook_that_is_not_served_is_NOT_FOUND(string before, string after)
    {
        Answer<V1.DiffRulebooksResponse> answer = await CallAsync(Served(before), Served(after));

        answer.Fault!.Code.ShouldBe((int)Code.NotFound);
        answer.Detail<Google.Rpc.ErrorInfo>().Metadata["municipality_code"].ShouldBe("011002");
    }

    [Theory]
    [InlineData(Protocol.Grpc, Library.CityCode)]
    [InlineData(Protocol.Json, Library.TownCode)]
    public async Task A_rulebook_is_told_in_words_on_request(Protocol protocol, string code)
    {
        var request = new V1.GetRulebookRequest { MunicipalityCode = code };
        (await host.CallAsync<V1.GetRulebookResponse>(protocol, request)).Value.Text.ShouldBeNull();

        request.IncludeText = true;
        V1.LocalizedText text = (await host.CallAsync<V1.GetRulebookResponse>(protocol, request)).Value.Text;

        new LocalizedText(text.Ja, text.En).ShouldBe(RulebookText.Of(Of(code)));
    }

    private static V1.RulebookVersion Served(string code) => new() { MunicipalityCode = code };

    private static V1.RulebookVersion Sent(string json) => new() { Json = json };

    private static Rulebook Of(string code) => Library.All.Single(ordinance => ordinance.Rulebook.Municipality.Value == code).Rulebook;

    private static void ShouldBe(V1.DiffRulebooksResponse response, Rulebook before, Rulebook after)
    {
        (response.BeforeDigest, response.AfterDigest).ShouldBe((before.Digest, after.Digest));
        response.Changes.Select(it => (it.Path, Said.CodeOf(it.Kind), Text(it.Where), Text(it.Before), Text(it.After)))
            .ShouldBe(RulebookDiff.Between(before, after).Select(it => (it.Path, it.Kind.Code, (LocalizedText?)it.Where, it.Before, it.After)));
    }

    private static LocalizedText? Text(V1.LocalizedText? text) => text is null ? null : new LocalizedText(text.Ja, text.En);

    private async Task<V1.DiffRulebooksResponse> DiffAsync(
        Protocol protocol, V1.RulebookVersion before, V1.RulebookVersion after, int pageSize = 0, string pageToken = "") =>
        (await host.CallAsync<V1.DiffRulebooksResponse>(protocol, new V1.DiffRulebooksRequest
        {
            Before = before, After = after, PageSize = pageSize, PageToken = pageToken,
        })).Value;

    private Task<Answer<V1.DiffRulebooksResponse>> CallAsync(V1.RulebookVersion? before, V1.RulebookVersion? after, string pageToken = "") =>
        host.CallAsync<V1.DiffRulebooksResponse>(
            Protocol.Grpc, new V1.DiffRulebooksRequest { Before = before, After = after, PageToken = pageToken });
}
