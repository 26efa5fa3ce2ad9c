using TottoriCare.Grpc.Ledger.Commands;

namespace TottoriCare.Grpc.Audit.Reperforming;

/// <summary>再実施できる命令の一覧: every kind of command that the log can hold on a case, by its name.</summary>
internal static class RecordedCommands
{
    /// <summary>All of them. A test holds the list to the methods of the contract that write.</summary>
    public static readonly IReadOnlyDictionary<string, RecordedCommand> ByName = new[]
    {
        RecordedCommand.Of(new SubmitApplication()),
        RecordedCommand.Of(new DecideApplication()),
        RecordedCommand.Of(new Book()),
        RecordedCommand.Of(new BookAll()),
        RecordedCommand.Of(new ChangeBooking()),
        RecordedCommand.Of(new CancelBooking()),
        RecordedCommand.Of(new RecordUse()),
        RecordedCommand.Of(new CorrectFacts()),
        RecordedCommand.Of(new WithdrawCase()),
        RecordedCommand.Of(new EraseValues()),
    }.ToDictionary(command => command.Name);
}
