using Google.Protobuf.Collections;

namespace TottoriCare.Deviations.Paths;

/// <summary>助成の誤り: programs that overlook a part of an application, or round the grant.</summary>
internal static class GrantPaths
{
    public static readonly PathKind[] All =
    [
        PathKind.Of("earlier_grants_unseen", "これまでの助成を見ない。", "Overlooks earlier grants.",
            _ => OfApplication(application => application.EarlierGrants.Clear())),
        PathKind.Of("earlier_grants_of_year_only", "これまでの助成のうち、同じ年度のものだけを数える。", "Counts only earlier grants of the same fiscal year.",
            _ => OfApplication(application =>
            {
                V1.EarlierGrant[] kept = [.. application.EarlierGrants.Where(earlier => earlier.FiscalYear == application.FiscalYear)];
                application.EarlierGrants.Clear();
                application.EarlierGrants.AddRange(kept);
            })),
        PathKind.Of("earlier_grant_first_only", "これまでの助成のうち、最初の一件だけを見る。", "Looks at the first earlier grant only.",
            _ => OfApplication(application => KeepFirst(application.EarlierGrants))),
        PathKind.Of("costs_of_a_kind_once", "同じ種類の経費が二つあるとき、初めのものだけを数える。", "Counts only the first of several costs of one kind.",
            _ => OfApplication(application =>
            {
                V1.CostItem[] kept = [.. application.Costs.DistinctBy(cost => cost.Kind)];
                application.Costs.Clear();
                application.Costs.AddRange(kept);
            })),
        PathKind.Of("beds_taken_for_granted", "どの施設にも、病床があるものとする。", "Takes every facility for one with beds.",
            _ => OfApplication(application => application.HasBeds = true)),
        PathKind.Of("first_cost_only", "最初の経費だけを見る。", "Looks at the first cost only.",
            _ => OfApplication(application => KeepFirst(application.Costs))),
        PathKind.Of("first_care_type_only", "施設の行う産後ケアのうち、最初の種類だけを見る。", "Looks at the first care type of the facility only.",
            _ => OfApplication(application => KeepFirst(application.CareTypes))),
        PathKind.Of("grant_rounded_down", "助成額を、決まった額に満たない端数を切り捨てて答える。", "Answers the grant rounded down to whole steps of yen.",
            read =>
            {
                int step = read.Number("yen", 2, 1_000_000);
                return CodePath.OfReply<V1.DecideGrantResponse>(reply => reply.GrantYen -= reply.GrantYen % step);
            }, "yen"),
    ];

    private static CodePath OfApplication(Action<V1.GrantApplication> change) => CodePath.OfFacts(request => (request as V1.DecideGrantRequest)?.Application, change);

    private static void KeepFirst<TItem>(RepeatedField<TItem> items)
    {
        while (items.Count > 1)
            items.RemoveAt(items.Count - 1);
    }
}
