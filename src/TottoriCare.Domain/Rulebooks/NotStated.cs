using TottoriCare.Decisions;

namespace TottoriCare.Rulebooks;

/// <summary>定めなし: how a decision says that its rulebook leaves a matter open.</summary>
internal static class NotStated
{
    public static void ReportNotStated<TSink>(ref this TSink sink, Matter matter)
        where TSink : struct, IFindingSink =>
        sink.Report(null, FindingStatus.NeedsReview, FindingReason.NotStated)?.With(Figure.Of("matter", matter));
}
