using System.Runtime.CompilerServices;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Transport;
using Asked = TottoriCare.V1.ImportRequest.CommandOneofCase;

namespace TottoriCare.Grpc.Ledger;

/// <summary>取込み: a stream of commands, carried out in their order and answered in it, each by its own request_id.</summary>
/// <remarks>
/// Several lines wait for the same commit, so that a month does not cost a wait for the disk per line. They are queued in their
/// order, and the writer keeps it.
/// </remarks>
internal static class LedgerImport
{
    private const int MostWaiting = 64;

    /// <summary>Carries out line by line; what the caller does not take holds up what is read.</summary>
    public static async IAsyncEnumerable<V1.ImportResponse> AnswerAsync(
        LedgerHandler ledger, IAsyncEnumerable<V1.ImportRequest> lines, CallContext context,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var waiting = new Queue<Task<V1.ImportResponse>>(MostWaiting);
        long number = 0;
        await using IAsyncEnumerator<V1.ImportRequest> next = lines.GetAsyncEnumerator(cancellation);
        ValueTask<bool> reading = next.MoveNextAsync();
        while (true)
        {
            // An answer that is ready goes out at once: whoever sends one line and waits for its answer is served too.
            bool isEnd = false;
            while (!isEnd && waiting.Count < MostWaiting && (reading.IsCompleted || waiting.Count == 0))
            {
                isEnd = !await reading;
                if (!isEnd)
                {
                    waiting.Enqueue(AnswerAsync(ledger, next.Current, ++number, context));
                    reading = next.MoveNextAsync();
                }
            }

            if (waiting.TryDequeue(out Task<V1.ImportResponse>? first))
                yield return await first;
            else if (isEnd)
                yield break;
        }
    }

    private static async Task<V1.ImportResponse> AnswerAsync(LedgerHandler ledger, V1.ImportRequest line, long number, CallContext context)
    {
        V1.ImportResponse response;
        try
        {
            response = await CarryOutAsync(ledger, line, context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            response = new V1.ImportResponse { Fault = context.FaultOf(exception).ToLineFault() };
        }

        response.LineId = LineId.IsSound(line.LineId) ? line.LineId : "";
        response.LineNumber = number;
        return response;
    }

    private static async Task<V1.ImportResponse> CarryOutAsync(LedgerHandler ledger, V1.ImportRequest line, CallContext context)
    {
        var faults = new RequestFaults();
        if (line.LineId.Length > 0 && !LineId.IsSound(line.LineId))
            faults.Add("line_id", "LINE_ID_FORM", LineId.Form.Ja, LineId.Form.En);
        if (line.CommandCase == Asked.None)
            faults.AddMissing("command", "命令（book など）", "one of the commands, such as book");
        if (!faults.AreNone)
            throw faults.ToFault();

        return line.CommandCase switch
        {
            Asked.SubmitApplication => new() { SubmitApplication = await ledger.SubmitApplication(line.SubmitApplication, context) },
            Asked.DecideApplication => new() { DecideApplication = await ledger.DecideApplication(line.DecideApplication, context) },
            Asked.Book => new() { Book = await ledger.Book(line.Book, context) },
            Asked.BookAll => new() { BookAll = await ledger.BookAll(line.BookAll, context) },
            Asked.ChangeBooking => new() { ChangeBooking = await ledger.ChangeBooking(line.ChangeBooking, context) },
            Asked.CancelBooking => new() { CancelBooking = await ledger.CancelBooking(line.CancelBooking, context) },
            Asked.RecordUse => new() { RecordUse = await ledger.RecordUse(line.RecordUse, context) },
            Asked.CorrectFacts => new() { CorrectFacts = await ledger.CorrectFacts(line.CorrectFacts, context) },
            Asked.WithdrawCase => new() { WithdrawCase = await ledger.WithdrawCase(line.WithdrawCase, context) },
            _ => throw new InvalidOperationException($"The contract has a command that is not carried out: {line.CommandCase}."),
        };
    }
}
