using System.Text;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Transport;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Rulebooks;

internal sealed partial class RulebookHandler
{
    public V1.DiffRulebooksResponse DiffRulebooks(V1.DiffRulebooksRequest request, CallContext context)
    {
        OrdinanceBook book = books.Current;
        var faults = new RequestFaults();
        (Rulebook? before, MunicipalityCode? beforeCode) = ReadVersion(request.Before, "before", book, faults);
        (Rulebook? after, MunicipalityCode? afterCode) = ReadVersion(request.After, "after", book, faults);
        if (!faults.AreNone)
            throw faults.ToFault();
        if (before is null || after is null)
            throw OrdinanceBook.NotFound((before is null ? beforeCode : afterCode)!);

        // The places have an order of their own and no key: of the same two texts each always has the same number.
        IReadOnlyList<(int Index, RulebookChange Change)> changes = [.. RulebookDiff.Between(before, after).Index()];
        (IReadOnlyList<(int Index, RulebookChange Change)> page, string nextToken) = Page.Of(
            changes, change => $"{change.Index:D9}", $"{nameof(DiffRulebooks)} {before.Digest} {after.Digest}",
            request.PageSize, request.PageToken, faults);
        return faults.AreNone
            ? new V1.DiffRulebooksResponse
            {
                BeforeDigest = before.Digest,
                AfterDigest = after.Digest,
                Changes = { page.Select(change => ToWire(change.Change)) },
                NextPageToken = nextToken,
            }
            : throw faults.ToFault();
    }

    // A rulebook, or the sound code of one that is not served; neither after a fault.
    private static (Rulebook? Rulebook, MunicipalityCode? Code) ReadVersion(
        V1.RulebookVersion? message, string field, OrdinanceBook book, RequestFaults faults)
    {
        using RequestFaults.Step _ = faults.Into(field);
        switch (message?.VersionCase)
        {
            case V1.RulebookVersion.VersionOneofCase.MunicipalityCode:
                if (MunicipalityCode.TryParse(message.MunicipalityCode, out MunicipalityCode? code, out InputError? error))
                    return (book.Find(code)?.Rulebook, code);
                faults.Add("municipality_code", error);
                break;
            case V1.RulebookVersion.VersionOneofCase.Json:
                if (Rulebook.TryParse(Encoding.UTF8.GetBytes(message.Json), out Rulebook? rulebook, out IReadOnlyList<InputError> errors))
                    return (rulebook, rulebook.Municipality);
                foreach (InputError fault in errors)
                    faults.Add("json", fault);
                break;
            default:
                faults.AddMissing("", "団体コード又は規則集の原文", "a municipality code or a rulebook as JSON");
                break;
        }

        return (null, null);
    }

    private static V1.RulebookChange ToWire(RulebookChange change) => new()
    {
        Path = change.Path,
        Kind = (V1.RulebookChangeKind)change.Kind.Value,
        Where = change.Where.ToWire(),
        Before = change.Before?.ToWire(),
        After = change.After?.ToWire(),
    };
}
