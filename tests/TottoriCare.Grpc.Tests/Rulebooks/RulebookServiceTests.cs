using System.Security.Cryptography;
using System.Text;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Hosting;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Tests.Rulebooks;

/// <summary>What the host tells of its rulebooks is what the library holds.</summary>
public sealed class RulebookServiceTests(RunningHost host) : IClassFixture<RunningHost>
{
    public static TheoryData<Protocol, string> Served => new()
    {
        { Protocol.Grpc, Library.CityCode }, { Protocol.Grpc, Library.PrefectureCode },
        { Protocol.Json, Library.CityCode }, { Protocol.Json, Library.PrefectureCode },
        { Protocol.Grpc, Library.TownCode }, { Protocol.Json, Library.TownCode },
    };

    [Theory]
    [MemberData(nameof(Served))]
    public async Task Every_rule_and_every_reading_is_told_in_both_languages(Protocol protocol, string code)
    {
        Rulebook library = Library.All.Single(ordinance => ordinance.Rulebook.Municipality.Value == code).Rulebook;

        V1.Rulebook wire = (await GetAsync(protocol, code)).Rulebook;

        wire.Digest.ShouldBe(library.Digest);
        Text(wire.MunicipalityName).ShouldBe(library.MunicipalityName);
        wire.Rules.Select(rule => (rule.Id, Text(rule.Text), Text(rule.Locator), rule.SourceId, Said.CodeOf(rule.Mark)))
            .ShouldBe(library.Rules.Select(rule => (rule.Id, rule.Text, rule.Locator, rule.Source.Id, rule.Mark.Code)));
        wire.Rules.Select(rule => string.Join(',', rule.ReadingIds))
            .ShouldBe(library.Rules.Select(rule => string.Join(',', rule.Readings)));
        wire.Readings.Select(reading => (reading.Id, Text(reading.Question), Text(reading.DefaultAnswer)))
            .ShouldBe(library.Readings.Select(reading => (reading.Id, reading.Question, reading.Default)));
        wire.Readings.SelectMany(reading => reading.Alternatives).Select(other => (other.Name, Text(other.Text)))
            .ShouldBe(library.Readings.SelectMany(reading => reading.Alternatives).Select(other => (other.Name, other.Text)));
        wire.Readings.SelectMany(reading => reading.Alternatives).Select(other => (other.ChangeJson, other.NotModelled is { } why ? Text(why) : null))
            .ShouldBe(library.Readings.SelectMany(reading => reading.Alternatives).Select(other => (other.Change ?? "", other.NotModelled)));
        wire.Amendments.Select(it => (it.Id, Text(it.Text), it.SourceId, Text(it.Locator), it.FromDay, Said.CodeOf(it.ChosenBy), it.ChangeJson))
            .ShouldBe(library.Amendments.Select(it =>
                (it.Id, it.Text, it.Source.Id, it.Locator, it.From.Wire(), it.ChosenBy.Code, it.Change)));
        wire.Amendments.Select(it => $"{string.Join(',', it.Matters.Select(Said.CodeOf))}; {string.Join(',', it.SettledReadingIds)}")
            .ShouldBe(library.Amendments.Select(it => $"{string.Join(',', it.Matters.Select(matter => matter.Code))}; {string.Join(',', it.Settles)}"));
        wire.Readings.SelectMany(reading => reading.Evidence).Select(evidence => (Text(evidence.Text), evidence.Source))
            .ShouldBe(library.Readings.SelectMany(reading => reading.Evidence).Select(evidence => (evidence.Text, evidence.Source)));
        wire.Sources.Select(source => (source.Id, Text(source.Title), Text(source.Publisher), source.SeenDay, source.Url))
            .ShouldBe(library.Sources.Select(source => (source.Id, source.Title, source.Publisher, source.Seen.Wire(), source.Url ?? "")));
        wire.HouseholdClasses.Select(household => (household.Code, Text(household.Title)))
            .ShouldBe(library.Classes.Select(household => (household.Code, household.Title)));
        (wire.InForce?.StatedFromDay, wire.InForce?.ReadingId).ShouldBe((library.Terms.InForce?.StatedFrom.Wire(), library.Terms.InForce?.Reading.Id));

        wire.Rules.SelectMany(rule => new[] { rule.Text, rule.Locator })
            .Concat(wire.Readings.SelectMany(reading => new[] { reading.Question, reading.DefaultAnswer }))
            .ShouldAllBe(text => text.Ja.Length > 0 && text.En.Length > 0);
    }

    [Theory]
    [InlineData(Library.CityCode, "TC-01 TC-09 TC-10 TC-11 TC-12 TC-13 TC-20 TC-30 TC-31 TC-32 TC-33 TC-40 TC-41 TC-42")]
    [InlineData(Library.PrefectureCode, "TP-01 TP-02 TP-10 TP-11 TP-12 TP-20 TP-30 TP-31 TP-32 TP-40 TP-50 TP-51 TP-52 TP-53")]
    public async Task The_rules_are_those_of_the_source(string code, string rules) =>
        (await GetAsync(Protocol.Grpc, code)).Rulebook.Rules.Select(rule => rule.Id).Order().ShouldBe(rules.Split(' '));

    [Fact]
    public async Task The_json_of_a_rulebook_has_its_digest_and_comes_only_on_request()
    {
        V1.GetRulebookResponse with = (await host.CallAsync<V1.GetRulebookResponse>(
            Protocol.Json, new V1.GetRulebookRequest { MunicipalityCode = Library.CityCode, IncludeJson = true })).Value;

        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(with.Json))).ShouldBe(with.Rulebook.Digest["sha256:".Length..]);
        (await GetAsync(Protocol.Json, Library.CityCode)).Json.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_calendar_is_told_with_its_bounds()
    {
        V1.Calendar calendar = (await GetAsync(Protocol.Grpc, Library.CityCode)).Calendar;

        calendar.FirstDay.ShouldBe(Library.City.FirstDay.Wire());
        calendar.LastDay.ShouldBe("2050-12-31");
        calendar.AnnouncedThroughDay.ShouldBe(HolidayCalendar.FromLaw().AnnouncedThrough.Wire());
        calendar.Digest.ShouldBe(HolidayCalendar.FromLaw().Digest);
    }

    [Theory]
    [InlineData(Protocol.Grpc)]
    [InlineData(Protocol.Json)]
    public async Task The_list_tells_every_rulebook_a_page_at_a_time(Protocol protocol)
    {
        V1.ListRulebooksResponse first = await ListAsync(protocol, pageSize: 1, pageToken: "");
        V1.ListRulebooksResponse second = await ListAsync(protocol, pageSize: 2, first.NextPageToken);

        second.NextPageToken.ShouldBeEmpty();
        first.Rulebooks.Concat(second.Rulebooks).Select(it => (it.MunicipalityCode, Text(it.MunicipalityName), it.Digest, it.RuleCount, it.ReadingCount))
            .ShouldBe(Library.All.Select(ordinance => ordinance.Rulebook).Select(it =>
                (it.Municipality.Value, it.MunicipalityName, it.Digest, it.Rules.Count, it.Readings.Count)));
        (await ListAsync(protocol, pageSize: 0, pageToken: "")).Rulebooks.ShouldBe(first.Rulebooks.Concat(second.Rulebooks));
    }

    [Theory]
    [InlineData(Protocol.Grpc)]
    [InlineData(Protocol.Json)]
    public async Task The_readings_come_a_page_at_a_time_by_their_numbers(Protocol protocol)
    {
        var readings = new List<V1.Reading>();
        string token = "";
        do
        {
            V1.ListReadingsResponse page = (await host.CallAsync<V1.ListReadingsResponse>(
                protocol, new V1.ListReadingsRequest { MunicipalityCode = Library.CityCode, PageSize = 7, PageToken = token })).Value;
            page.Readings.Count.ShouldBeInRange(1, 7);
            readings.AddRange(page.Readings);
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        V1.Rulebook whole = (await GetAsync(protocol, Library.CityCode)).Rulebook;
        readings.OrderBy(reading => reading.Id, StringComparer.Ordinal).ShouldBe(whole.Readings.OrderBy(reading => reading.Id, StringComparer.Ordinal));
        readings.Select(reading => reading.Id).Where(id => id.StartsWith('C')).Take(12).Last().ShouldBe("C12");
    }

    [Fact]
    public async Task Pages_of_readings_go_on_only_in_the_text_in_which_they_began()
    {
        var own = new RunningHost(OrdinanceBook.Shipped(HolidayCalendar.FromLaw()));
        await own.InitializeAsync();
        try
        {
            var request = new V1.ListReadingsRequest { MunicipalityCode = Library.CityCode, PageSize = 7 };
            request.PageToken = (await own.CallAsync<V1.ListReadingsResponse>(Protocol.Grpc, request)).Value.NextPageToken;
            (await own.CallAsync<V1.ListReadingsResponse>(Protocol.Grpc, request)).Value.Readings.Count.ShouldBe(7);

            own.Books.Replace(Library.CityWith(rulebook => rulebook["terms"]!["pools"]!["stays"]!["cap"] = 8));

            (await own.CallAsync<V1.ListReadingsResponse>(Protocol.Grpc, request)).ShouldBeRefused(("page_token", "PAGE_TOKEN_OF_ANOTHER_LIST"));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_discretion_that_a_rulebook_grants_is_told() =>
        (await GetAsync(Protocol.Json, Library.TownCode)).Rulebook.Discretions.ShouldHaveSingleItem()
            .ShouldBe(new V1.Discretion { RuleId = "TST-04", Matters = { V1.Matter.StayLengths } });

    [Fact]
    public void A_book_holds_one_ordinance_for_a_municipality() =>
        Should.Throw<ArgumentException>(() => OrdinanceBook.Of([Library.City.Rulebook, Library.City.Rulebook], HolidayCalendar.FromLaw()));

    private static LocalizedText Text(V1.LocalizedText text) => new(text.Ja, text.En);

    private async Task<V1.GetRulebookResponse> GetAsync(Protocol protocol, string code) =>
        (await host.CallAsync<V1.GetRulebookResponse>(protocol, new V1.GetRulebookRequest { MunicipalityCode = code })).Value;

    private async Task<V1.ListRulebooksResponse> ListAsync(Protocol protocol, int pageSize, string pageToken) =>
        (await host.CallAsync<V1.ListRulebooksResponse>(
            protocol, new V1.ListRulebooksRequest { PageSize = pageSize, PageToken = pageToken })).Value;
}
