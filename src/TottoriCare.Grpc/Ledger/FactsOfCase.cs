using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Decisions;

namespace TottoriCare.Grpc.Ledger;

/// <summary>案件の事実の読取り: facts of a case, whose days of application and approval the ledger keeps itself.</summary>
internal static class FactsOfCase
{
    public static void ReadFactsOfCase(this RequestReader reader, V1.CareCase? facts, string field)
    {
        reader.ReadCareCase(facts, field);
        using RequestFaults.Step _ = reader.Faults.Into(field);
        reader.RequireEmpty(facts?.ApplicationDay ?? "", "application_day", "台帳の外でだけ", "outside the ledger only");
        reader.RequireEmpty(facts?.ApprovalDay ?? "", "approval_day", "台帳の外でだけ", "outside the ledger only");
    }
}
