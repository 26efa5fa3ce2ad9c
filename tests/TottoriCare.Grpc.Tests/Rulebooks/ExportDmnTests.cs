using TottoriCare.Dmn;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Hosting;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Tests.Rulebooks;

/// <summary>The decision tables that the host gives are the library's.</summary>
public sealed class ExportDmnTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [MemberData(nameof(RulebookServiceTests.Served), MemberType = typeof(RulebookServiceTests))]
    public async Task The_tables_of_a_day_are_the_library_s(Protocol protocol, string code)
    {
        Rulebook rulebook = Library.All.Single(ordinance => ordinance.Rulebook.Municipality.Value == code).Rulebook;
        DmnDocument library = DmnExport.Of(rulebook, new RuleDates(new(2026, 5, 1)));

        V1.ExportDmnResponse wire = await ExportAsync(protocol, code, "2026-05-01");

        wire.FileName.ShouldBe(library.FileName);
        wire.Xml.ShouldBe(library.Xml);
        wire.LeftOut.Select(omission => new DmnOmission(omission.Subject, new LocalizedText(omission.Text.Ja, omission.Text.En))).ShouldBe(library.LeftOut);
    }

    [Fact]
    public async Task Without_a_day_the_tables_are_those_with_every_amendment_in_force() =>
        (await ExportAsync(Protocol.Grpc, Library.CityCode, "")).ShouldBe(await ExportAsync(Protocol.Grpc, Library.CityCode, "2050-12-31"));

    private async Task<V1.ExportDmnResponse> ExportAsync(Protocol protocol, string code, string day) =>
        (await host.CallAsync<V1.ExportDmnResponse>(protocol, new V1.ExportDmnRequest { MunicipalityCode = code, Day = day })).Value;
}
