using Google.Protobuf;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の行の内容: what a row says: a question, or a use of its case.</summary>
/// <param name="Line">The line of the file on which it begins.</param>
/// <param name="CaseId">The case; empty where its id is faulty.</param>
/// <param name="Purpose">Whether it asks or tells.</param>
/// <param name="Message">The request, without a history, or the use.</param>
/// <param name="Errors">Every faulty cell; the path of each is the name of its column.</param>
internal sealed record CsvRow(int Line, string CaseId, CsvPurpose Purpose, IMessage Message, IReadOnlyList<InputError> Errors);

/// <summary>行の種類: what a row is there for.</summary>
internal enum CsvPurpose
{
    /// <summary>判定: it is decided.</summary>
    Ask,

    /// <summary>履歴: it tells a use of its case.</summary>
    Tell,

    /// <summary>Neither word stands there: a fault.</summary>
    Unclear,
}
