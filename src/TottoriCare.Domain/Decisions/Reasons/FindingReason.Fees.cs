namespace TottoriCare.Decisions;

/// <content>利用料に関する理由.</content>
public sealed partial class FindingReason
{
    /// <summary>The use is free.</summary>
    public static readonly FindingReason FreeOfCharge = new("free_of_charge", 401,
        "利用料は無料です。",
        "The use is free of charge.");

    /// <summary>The use costs the user a fee.</summary>
    public static readonly FindingReason UserFee = new("user_fee", 402,
        "利用料は{fee}です。",
        "The user fee is {fee}.");
}
