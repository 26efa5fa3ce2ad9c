using TottoriCare.Decisions;

namespace TottoriCare.Fees;

/// <summary>利用料: what a user pays for a use of care. It never decides whether the use is allowed.</summary>
/// <remarks>Pure. TC-20; reading D0.</remarks>
internal static class FeeRule
{
    public static Yen Price<TSink>(FeeTerms terms, ref TSink sink)
        where TSink : struct, IFindingSink
    {
        sink.Report(terms.Rule, FindingStatus.Noted, terms.PerUse == Yen.Zero ? FindingReason.FreeOfCharge : FindingReason.UserFee,
            Figure.Of("fee", terms.PerUse));
        return terms.PerUse;
    }
}
