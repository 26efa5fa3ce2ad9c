using Google.Protobuf;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Access;
using TottoriCare.Grpc.Tests.Decisions;

namespace TottoriCare.Grpc.Tests.Ledger;

/// <summary>The ledger over the wire: who may do what, and that a facility sees no booking but its own.</summary>
public sealed class LedgerAccessTests : IAsyncLifetime, IDisposable
{
    private const string Facility = "F-01";

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
    public async Task A_facility_books_and_gives_up_for_itself_alone()
    {
        string caseId = await ApprovedCaseAsync();
        V1.BookRequest own = LedgerRequests.Booking(caseId, Sound.Stay("2026-12-07", "2026-12-09"), request => request.FacilityId = Facility);
        V1.BookRequest other = LedgerRequests.Booking(caseId, Sound.Stay("2026-12-14", "2026-12-15"), request => request.FacilityId = "F-02");

        (await CallAsync("Book", LedgerRequests.Booking(caseId, Sound.Stay("2026-12-07", "2026-12-09")), "facility")).Code.ShouldBe(Code.PermissionDenied);
        (await CallAsync("Book", other, "facility")).Code.ShouldBe(Code.PermissionDenied);
        V1.BookResponse booked = V1.BookResponse.Parser.ParseJson((await CallAsync("Book", own, "facility")).Text);
        V1.BookResponse others = V1.BookResponse.Parser.ParseJson((await CallAsync("Book", other, "municipality")).Text);
        booked.Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);
        others.Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);

        V1.CancelBookingResponse refused = await CancelAsync(caseId, others.BookingId);
        V1.CancelBookingResponse absent = await CancelAsync(caseId, LedgerInFolder.NewId());
        V1.CancelBookingResponse done = await CancelAsync(caseId, booked.BookingId);

        refused.Decision.ShouldBe(absent.Decision);
        refused.Decision.Conflict.ShouldBe("NO_SUCH_BOOKING");
        done.Decision.Outcome.ShouldBe(V1.CommandOutcome.Done);
    }

    [Theory]
    [InlineData("auditor", false, true)]
    [InlineData("municipality", true, true)]
    [InlineData("prefecture", false, false)]
    [InlineData("facility", false, false)]
    public async Task Each_role_has_its_methods(string role, bool mayOpen, bool mayRead)
    {
        string caseId = await ApprovedCaseAsync();

        (await CallAsync("SubmitApplication", LedgerRequests.Application(), role)).Code.ShouldBe(mayOpen ? Code.Ok : Code.PermissionDenied);
        (await CallAsync("GetCase", new V1.GetCaseRequest { MunicipalityCode = Library.CityCode, CaseId = caseId }, role)).Code
            .ShouldBe(mayRead ? Code.Ok : Code.PermissionDenied);
    }

    private Task<Outcome> CallAsync(string method, IMessage request, string role) =>
        _host.CallAsync(CallWire.Json, $"/tottoricare.v1.LedgerService/{method}", request, $"Bearer {_keyOf[role]}");

    private async Task<V1.CancelBookingResponse> CancelAsync(string caseId, string bookingId) => V1.CancelBookingResponse.Parser.ParseJson(
        (await CallAsync("CancelBooking", LedgerRequests.Cancellation(caseId, bookingId, "2026-11-30T03:00:00Z"), "facility")).Text);

    private async Task<string> ApprovedCaseAsync()
    {
        Outcome applied = await CallAsync("SubmitApplication", LedgerRequests.Application(), "municipality");
        string caseId = V1.SubmitApplicationResponse.Parser.ParseJson(applied.Text).Receipt.CaseId;
        (await CallAsync("DecideApplication", LedgerRequests.Approval(caseId), "municipality")).Code.ShouldBe(Code.Ok);
        return caseId;
    }
}
