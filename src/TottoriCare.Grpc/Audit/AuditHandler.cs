using Google.Protobuf;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Audit.Reperforming;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Ledger;
using TottoriCare.Grpc.Log.Signing;
using TottoriCare.Grpc.Log.Tree;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Storage;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Audit;

/// <summary>監査サービス: <c>tottoricare.v1.AuditService</c>. Each method writes down that it is called, and answers of the log before that.</summary>
internal sealed class AuditHandler(BookInService books, IStorageEngine engine, AuditTrail trail, LogSigningKey key)
{
    /// <summary>Who may read the log, and have it proved.</summary>
    public static readonly AccessPolicy Policy = AccessPolicy.Only(Role.Municipality, Role.Auditor) with { NamesMunicipality = true };

    private const int UsualPage = 100;
    private const int MostOfPage = 1000;

    public async Task<V1.GetCheckpointResponse> GetCheckpoint(V1.GetCheckpointRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        MunicipalityCode municipality = MunicipalityOf(reader);
        long size = await trail.WriteAsync(municipality, ActorOf(context), context.Method.Name, request);
        using LogReader log = Open(municipality);
        return new V1.GetCheckpointResponse { Checkpoint = LogExport.CheckpointOf(log, municipality, size, key) };
    }

    public async Task<V1.ListEntriesResponse> ListEntries(V1.ListEntriesRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        Guid? caseId = request.CaseId.Length == 0 ? null : reader.ReadId(request.CaseId, "case_id");
        if (request.FirstIndex < 0)
            reader.Faults.Add("first_index", "INDEX_OUT_OF_RANGE", "位置は0以上の整数です。", "An index is 0 or more.");
        if (request.PageSize is < 0 or > MostOfPage)
            reader.Faults.Add("page_size", "PAGE_SIZE_OUT_OF_RANGE", $"件数は0から{MostOfPage:N0}までの整数です。", $"A page size is 0 to {MostOfPage:N0}.");
        MunicipalityCode municipality = MunicipalityOf(reader);

        long end = await trail.WriteAsync(municipality, ActorOf(context), context.Method.Name, request);
        using LogReader log = Open(municipality);
        int most = request.PageSize == 0 ? UsualPage : request.PageSize;
        IReadOnlyList<LogRow> rows = caseId is { } stream
            ? log.EntriesFrom(stream, request.FirstIndex, end, most + 1)
            : log.Entries(request.FirstIndex, end, most + 1);
        var response = new V1.ListEntriesResponse { Entries = { rows.Take(most).Select(row => LogExport.ToWire(row, log)) } };
        if (rows.Count > most)
            response.NextIndex = rows[most].Index;
        return response;
    }

    public async Task<V1.ProveInclusionResponse> ProveInclusion(V1.ProveInclusionRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        MunicipalityCode municipality = MunicipalityOf(reader);
        long now = await trail.WriteAsync(municipality, ActorOf(context), context.Method.Name, request, most =>
        {
            if (request.Size < 0 || request.Size > most)
                throw AuditFaults.OutOfLog(most, AuditFaults.SizeMend);
            if (request.Index < 0 || request.Index >= (request.Size == 0 ? most : request.Size))
                throw AuditFaults.OutOfLog(most, AuditFaults.IndexMend);
        });
        long size = request.Size == 0 ? now : request.Size;
        using LogReader log = Open(municipality);
        return new V1.ProveInclusionResponse
        {
            Size = size,
            LeafHash = Bytes(log.LeafAt(request.Index)),
            Path = { MerkleTree.Inclusion(log, request.Index, size).Select(Bytes) },
            Root = Bytes(MerkleTree.Root(log, size)),
        };
    }

    public async Task<V1.ProveConsistencyResponse> ProveConsistency(V1.ProveConsistencyRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        MunicipalityCode municipality = MunicipalityOf(reader);
        long now = await trail.WriteAsync(municipality, ActorOf(context), context.Method.Name, request, most =>
        {
            if (request.SecondSize < 0 || request.SecondSize > most)
                throw AuditFaults.OutOfLog(most, AuditFaults.SizeMend);
            if (request.FirstSize < 1 || request.FirstSize > (request.SecondSize == 0 ? most : request.SecondSize))
                throw AuditFaults.OutOfLog(most, AuditFaults.OrderMend);
        });
        long second = request.SecondSize == 0 ? now : request.SecondSize;
        using LogReader log = Open(municipality);
        return new V1.ProveConsistencyResponse
        {
            SecondSize = second,
            Proof = { MerkleTree.Consistency(log, request.FirstSize, second).Select(Bytes) },
            FirstRoot = Bytes(MerkleTree.Root(log, request.FirstSize)),
            SecondRoot = Bytes(MerkleTree.Root(log, second)),
        };
    }

    public async IAsyncEnumerable<V1.ExportLogResponse> ExportLog(V1.ExportLogRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        MunicipalityCode municipality = MunicipalityOf(reader);
        CancellationToken stop = context.CancellationToken;
        long size = await trail.WriteAsync(municipality, ActorOf(context), context.Method.Name, request);
        using LogReader log = Open(municipality);
        foreach (V1.ExportLogResponse part in LogExport.PartsOf(log, municipality, size, key))
        {
            stop.ThrowIfCancellationRequested();
            yield return part;
        }
    }

    public async IAsyncEnumerable<V1.ReperformResponse> Reperform(V1.ReperformRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        MunicipalityCode municipality = MunicipalityOf(reader);
        CancellationToken stop = context.CancellationToken;
        long size = await trail.WriteAsync(municipality, ActorOf(context), context.Method.Name, request);
        using LogReader log = Open(municipality);
        foreach (V1.ReperformResponse progress in new Reperformance(log, municipality, size).Run())
        {
            stop.ThrowIfCancellationRequested();
            yield return progress;
        }
    }

    private LogReader Open(MunicipalityCode municipality) => engine.Answer(database => new LogReader(database, municipality));

    private static MunicipalityCode MunicipalityOf(RequestReader reader) => reader.IsFaulty ? throw reader.ToFault() : reader.Served.Municipality;

    private static string ActorOf(CallContext context) => context.Credential()?.Id ?? "";

    private static ByteString Bytes(TreeHash hash) => ByteString.CopyFrom(hash.ToBytes());
}
