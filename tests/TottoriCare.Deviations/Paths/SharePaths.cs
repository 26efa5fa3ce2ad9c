using Google.Protobuf.Reflection;

namespace TottoriCare.Deviations.Paths;

/// <summary>費用分担の誤り: programs that lose or give away the odd yen, or divide by the parts of another year.</summary>
internal static class SharePaths
{
    private static readonly FileDescriptor s_share = V1.ShareReflection.Descriptor;

    public static readonly PathKind[] All =
    [
        PathKind.Of("odd_yen_given_to", "誰が負担するか定めのない端数を、ある負担者に負わせる。", "Lets one bearer pay the odd yen although nobody said who does.",
            read =>
            {
                var bearer = read.Choice<V1.CostBearer>("bearer", s_share);
                return CodePath.OfReply<V1.DivideCostResponse>(reply =>
                {
                    foreach (V1.CostShare share in reply.Shares.Where(share => !share.HasAmountYen))
                        share.AmountYen = share.WholeYen + (share.Bearer == bearer ? reply.OddYen : 0);
                });
            }, "bearer"),
        PathKind.Of("odd_yen_unsaid", "端数を0円と答える。", "Says that no yen is left over.",
            _ => CodePath.OfReply<V1.DivideCostResponse>(reply => reply.OddYen = 0)),
        PathKind.Of("share_year_moved", "何年か違う年度の割合で分ける。", "Divides by the parts of a fiscal year some years off.",
            read =>
            {
                int years = read.Number("years", -10, 10);
                return CodePath.OfRequest<V1.DivideCostRequest>(asked => asked.FiscalYear += years);
            }, "years"),
        PathKind.Of("shared_cost_taken_as", "ある費用を、別の費用として分ける。", "Divides one cost as another.",
            read =>
            {
                var (cost, other) = (read.Choice<V1.SharedCost>("cost", s_share), read.Choice<V1.SharedCost>("as", s_share));
                return CodePath.OfRequest<V1.DivideCostRequest>(asked => asked.Cost = asked.Cost == cost ? other : asked.Cost);
            }, "cost", "as"),
    ];
}
