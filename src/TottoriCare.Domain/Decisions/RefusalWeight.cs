namespace TottoriCare.Decisions;

/// <summary>What a refusal counts as in a matter (裁量).</summary>
internal enum RefusalWeight
{
    /// <summary>A refusal: nobody may allow it.</summary>
    Refuses,

    /// <summary>For review: an officer may allow it.</summary>
    NeedsReview,

    /// <summary>Noted: an officer has allowed it.</summary>
    IsNoted,
}

/// <summary>How a refusal is weighed.</summary>
internal static class RefusalWeights
{
    public static FindingStatus Of(this RefusalWeight weight, FindingStatus status) =>
        status != FindingStatus.NotMet || weight == RefusalWeight.Refuses ? status
        : weight == RefusalWeight.NeedsReview ? FindingStatus.NeedsReview
        : FindingStatus.Noted;
}
