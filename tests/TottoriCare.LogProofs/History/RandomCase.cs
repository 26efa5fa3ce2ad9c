using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.LogProofs.History;

/// <summary>One case from its application to its end, by commands that are drawn; some make sense, and some are refused.</summary>
internal sealed class RandomCase(LedgerHandler ledger, string municipality, Random random)
{
    private readonly List<string> _bookings = [];
    private string _caseId = "";

    /// <summary>How many commands were answered and so written down.</summary>
    public int Written { get; private set; }

    /// <summary>Opens the case, and begins.</summary>
    public async Task BeginAsync(int steps)
    {
        await OpenAsync();
        for (int i = 0; i < steps; i++)
            await StepAsync();
    }

    /// <summary>Goes on, and perhaps ends the case.</summary>
    public async Task GoOnAsync(int steps)
    {
        for (int i = 0; i < steps; i++)
            await StepAsync();
        if (random.Next(3) == 0)
            await EndAsync(erases: random.Next(2) == 0);
    }

    private async Task OpenAsync()
    {
        V1.SubmitApplicationResponse? applied = await AskAsync(call => ledger.SubmitApplication(new V1.SubmitApplicationRequest
        {
            MunicipalityCode = municipality,
            RequestId = NewId(),
            SubjectId = $"subject-{random.Next(1_000_000)}",
            Facts = Facts("2026-04-10"),
            Application = new V1.CareApplication { ApplicationDay = "2026-04-15", CareTypes = { V1.CareType.ShortStay, V1.CareType.DayService } },
        }, call));
        _caseId = applied!.Receipt.CaseId;
        var decide = new V1.DecideApplicationRequest { MunicipalityCode = municipality, RequestId = NewId(), Write = Officer(), CaseId = _caseId };
        if (random.Next(12) == 0)
            decide.Refusal = new V1.CareRefusal { RefusalDay = "2026-04-18", Reason = "必要性が認められないため" };
        else
            decide.Approval = new V1.CareApproval { ApprovalDay = "2026-04-18", CareTypes = { V1.CareType.ShortStay, V1.CareType.DayService } };
        await AskAsync(call => ledger.DecideApplication(decide, call));
    }

    private Task StepAsync() => random.Next(11) switch
    {
        < 5 => BookAsync(),
        10 => BookAllAsync(),
        5 => ChangeAsync(),
        6 or 7 => CancelAsync(),
        8 => RecordAsync(),
        _ => CorrectAsync(),
    };

    private async Task EndAsync(bool erases)
    {
        await AskAsync(call => ledger.WithdrawCase(
            new V1.WithdrawCaseRequest { MunicipalityCode = municipality, RequestId = NewId(), CaseId = _caseId, Notice = Notice() }, call));
        if (!erases)
            return;
        var erase = new V1.EraseValuesRequest
        {
            MunicipalityCode = municipality, RequestId = NewId(), Write = Officer(), CaseId = _caseId, Reason = V1.ErasureReason.RetentionEnded,
        };
        await AskAsync(call => ledger.EraseValues(erase, call));
        await CorrectAsync();
    }

    private async Task BookAsync()
    {
        V1.BookResponse? booked = await AskAsync(call => ledger.Book(new V1.BookRequest
        {
            MunicipalityCode = municipality,
            RequestId = NewId(),
            CaseId = _caseId,
            Booking = Use(),
            FacilityId = $"F-{random.Next(3)}",
            Options = random.Next(6) == 0 ? new V1.DecisionOptions { WhyNot = true, Sensitivity = random.Next(4) == 0 } : null,
        }, call));
        if (booked?.BookingId is { Length: > 0 } id)
            _bookings.Add(id);
    }

    private async Task BookAllAsync()
    {
        V1.BookAllResponse? booked = await AskAsync(call => ledger.BookAll(new V1.BookAllRequest
        {
            MunicipalityCode = municipality,
            RequestId = NewId(),
            CaseId = _caseId,
            Bookings = { Enumerable.Range(0, 1 + random.Next(3)).Select(_ => new V1.WantedBooking { Booking = Use(), FacilityId = "F-1" }) },
        }, call));
        _bookings.AddRange((booked?.Bookings ?? []).Select(result => result.BookingId).Where(id => id.Length > 0));
    }

    private async Task ChangeAsync()
    {
        V1.ChangeBookingResponse? changed = await AskAsync(call => ledger.ChangeBooking(new V1.ChangeBookingRequest
        {
            MunicipalityCode = municipality, RequestId = NewId(), CaseId = _caseId, BookingId = ABooking(), Booking = Use(), Notice = Notice(),
        }, call));
        if (changed?.BookingId is { Length: > 0 } id)
            _bookings.Add(id);
    }

    private Task<V1.CancelBookingResponse?> CancelAsync()
    {
        var cancel = new V1.CancelBookingRequest
        {
            MunicipalityCode = municipality, RequestId = NewId(), CaseId = _caseId, BookingId = ABooking(),
            Notice = random.Next(4) == 0 ? new V1.Notice { Status = V1.NoticeStatus.None } : Notice(),
        };
        if (random.Next(3) == 0)
            cancel.FacilityAmountYen = random.Next(5000);
        return AskAsync(call => ledger.CancelBooking(cancel, call));
    }

    private Task<V1.RecordUseResponse?> RecordAsync() => AskAsync(call => ledger.RecordUse(
        new V1.RecordUseRequest { MunicipalityCode = municipality, RequestId = NewId(), CaseId = _caseId, BookingId = ABooking(), Actual = Use() }, call));

    private Task<V1.CorrectFactsResponse?> CorrectAsync() => AskAsync(call => ledger.CorrectFacts(new V1.CorrectFactsRequest
    {
        MunicipalityCode = municipality,
        RequestId = NewId(),
        Write = random.Next(2) == 0 ? Officer() : null,
        CaseId = _caseId,
        Correction = new V1.CorrectedFacts { FromDay = $"2026-0{4 + random.Next(5)}-01", Facts = Facts($"2026-04-{9 + random.Next(3):00}") },
    }, call));

    private V1.CareCase Facts(string deliveryDay) => new()
    {
        DeliveryDay = deliveryDay,
        Infants = 1 + random.Next(2),
        Need = V1.AssessedNeed.Needed,
        Residence = new V1.Residence { Status = V1.ResidenceStatus.Resident },
        DischargeDay = "2026-04-16",
        HouseholdClass = municipality == SampleBooks.City
            ? new[] { "municipal_tax_payable", "municipal_tax_exempt", "public_assistance", "" }[random.Next(4)]
            : new[] { "taxed", "" }[random.Next(2)],
    };

    private V1.Booking Use()
    {
        var first = new DateOnly(2026, 4, 21 + random.Next(9));
        first = first.AddDays(random.Next(150));
        return random.Next(2) == 0
            ? new V1.Booking { CareType = V1.CareType.ShortStay, FirstDay = Iso(first), LastDay = Iso(first.AddDays(1 + random.Next(4))) }
            : new V1.Booking { CareType = V1.CareType.DayService, FirstDay = Iso(first), StartsAt = "10:00", EndsAt = random.Next(5) == 0 ? "16:00" : "12:00" };
    }

    private V1.Notice Notice() => new()
    {
        Status = V1.NoticeStatus.Given,
        ReceivedByMunicipalityAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 4, 21, 3, 0, 0, TimeSpan.Zero).AddHours(random.Next(3000))),
    };

    private V1.WriteOptions Officer() => new() { Officer = $"officer-{random.Next(5)}" };

    private string ABooking() => _bookings.Count == 0 || random.Next(10) == 0 ? NewId() : _bookings[random.Next(_bookings.Count)];

    // What the request itself makes impossible is never written down.
    private async Task<TResponse?> AskAsync<TResponse>(Func<CallContext, Task<TResponse>> ask)
        where TResponse : class, IMessage
    {
        try
        {
            TResponse answer = await ask(SampleLedger.Call);
            Written++;
            return answer;
        }
        catch (RpcFault)
        {
            return null;
        }
    }

    private string NewId()
    {
        byte[] id = new byte[16];
        random.NextBytes(id);

        // Version 4, as a caller makes them; the version stands in the high half of the byte at 7.
        id[7] = (byte)((id[7] & 0x0F) | 0x40);
        return new Guid(id).ToString();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
