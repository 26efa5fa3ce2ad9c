namespace TottoriCare.Grpc.Storage;

/// <summary>請求の表: every statement by which months are closed and notices are kept, prepared once on the connection of the writer.</summary>
internal sealed class BillingTables
{
    private readonly Statement _lastMonth, _addMonth, _openCharges, _closeCharges;
    private readonly Statement _readNotice, _addNotice, _saveNotice;

    /// <summary>The tables as a connection writes them.</summary>
    /// <param name="prepare">Prepares a statement of the connection, which ends it.</param>
    public BillingTables(Func<string, Statement> prepare)
    {
        _lastMonth = prepare("SELECT MAX(month) FROM billing_month WHERE tenant_id = @p0");
        _addMonth = prepare("INSERT INTO billing_month (tenant_id, month, content) VALUES (@p0, @p1, @p2)");
        _openCharges = prepare("""
            SELECT case_id, booking_id, log_index, amount_yen, billed_in FROM charge_posting
            WHERE tenant_id = @p0 AND closed_in IS NULL AND billed_in <= @p1 ORDER BY log_index, booking_id
            """);
        _closeCharges = prepare("UPDATE charge_posting SET closed_in = @p1 WHERE tenant_id = @p0 AND closed_in IS NULL AND billed_in <= @p1");
        _readNotice = prepare("SELECT content FROM payment_notice WHERE tenant_id = @p0 AND notice_id = @p1");
        _addNotice = prepare("""
            INSERT INTO payment_notice (tenant_id, notice_id, case_id, month, revision, content) VALUES (@p0, @p1, @p2, @p3, 0, @p4)
            """);
        _saveNotice = prepare("""
            UPDATE payment_notice SET revision = @p2, content = @p3 WHERE tenant_id = @p0 AND notice_id = @p1 AND revision = @p2 - 1
            """);
    }

    /// <summary>The last month that is closed, YYYY-MM; empty where none is.</summary>
    public string LastMonth(MunicipalityCode tenant) => _lastMonth.First(row => row.IsDBNull(0) ? "" : row.GetString(0), tenant.Value) ?? "";

    /// <summary>Every amount that is posted up to a month and not billed yet, in the order of posting.</summary>
    public IReadOnlyList<OpenCharge> OpenCharges(MunicipalityCode tenant, string month) => _openCharges.All(
        row => new OpenCharge(IdOf(row[0]), IdOf(row[1]), row.GetInt64(2), row.GetInt64(3), row.GetString(4)), tenant.Value, month);

    /// <summary>Closes a month with its notices.</summary>
    /// <exception cref="InvalidOperationException">Other amounts are open than those that the notices bill.</exception>
    public void Close(MunicipalityCode tenant, string month, byte[] content, int charges)
    {
        _addMonth.Run(tenant.Value, month, content);
        if (_closeCharges.Run(tenant.Value, month) != charges)
            throw new InvalidOperationException("The charges of the month have changed while it was closed.");
    }

    /// <summary>A notice; none where the municipality has no such notice.</summary>
    public byte[]? ReadNotice(MunicipalityCode tenant, Guid noticeId) =>
        _readNotice.First(row => (byte[])row[0], tenant.Value, LedgerTables.Id(noticeId));

    /// <summary>Keeps a notice that is new.</summary>
    public void AddNotice(MunicipalityCode tenant, Guid noticeId, Guid caseId, string month, byte[] content) =>
        _addNotice.Run(tenant.Value, LedgerTables.Id(noticeId), LedgerTables.Id(caseId), month, content);

    /// <summary>Writes the next revision of a notice.</summary>
    /// <exception cref="InvalidOperationException">The notice has another revision than the one before.</exception>
    public void SaveNotice(MunicipalityCode tenant, Guid noticeId, long revision, byte[] content)
    {
        if (_saveNotice.Run(tenant.Value, LedgerTables.Id(noticeId), revision, content) != 1)
            throw new InvalidOperationException("The revision of a notice does not follow on the one before.");
    }

    private static Guid IdOf(object bytes) => new((byte[])bytes, bigEndian: true);
}

/// <summary>未請求の額: an amount that is posted for a booking and not billed yet.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="BookingId">The booking.</param>
/// <param name="LogIndex">The entry that posted it.</param>
/// <param name="AmountYen">In yen; below 0 where it gives back, 0 where a charge costs nothing.</param>
/// <param name="BilledIn">The month in which it is to be billed, YYYY-MM; empty for the next one that is closed.</param>
internal sealed record OpenCharge(Guid CaseId, Guid BookingId, long LogIndex, long AmountYen, string BilledIn);
