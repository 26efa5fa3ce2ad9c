using TottoriCare.Calendars;
using TottoriCare.Cancellations;
using TottoriCare.Caps;
using TottoriCare.Care;
using TottoriCare.Eligibility;
using TottoriCare.Fees;
using TottoriCare.Grants;
using TottoriCare.Hours;
using TottoriCare.Shares;

namespace TottoriCare.Rulebooks;

/// <summary>条件: the terms of a rulebook, matter by matter, in the order in which an ordinance tells them.</summary>
/// <remarks>A matter that is not stated is <see langword="null"/> or <c>NotStated</c>; a decision that needs it is for review.</remarks>
public sealed record Terms
{
    /// <summary>定めの時期: from when the source states the terms; none where they are stated without a bound.</summary>
    public required InForce? InForce { get; init; }

    /// <summary>行う産後ケア.</summary>
    public required CareTerms? Care { get; init; }

    /// <summary>必要性.</summary>
    public required NeedTerms? Need { get; init; }

    /// <summary>居住.</summary>
    public required ResidenceTerms? Residence { get; init; }

    /// <summary>対象期間.</summary>
    public required ByCareType<WindowTerms> Windows { get; init; }

    /// <summary>連続する宿泊.</summary>
    public required ByCareType<StayLengthTerms> StayLengths { get; init; }

    /// <summary>利用時間.</summary>
    public required ByCareType<HoursTerms> Hours { get; init; }

    /// <summary>同じ日の利用.</summary>
    public required SameDayTerms? SameDay { get; init; }

    /// <summary>利用上限.</summary>
    public required IReadOnlyList<PoolTerms>? Pools { get; init; }

    /// <summary>利用料.</summary>
    public required ByCareType<FeeTerms> Fees { get; init; }

    /// <summary>キャンセル.</summary>
    public required ByCareType<CancellationTerms> Cancellations { get; init; }

    /// <summary>閉庁日.</summary>
    public required ClosingDays? ClosingDays { get; init; }

    /// <summary>裁量: what an officer may allow; empty where the rulebook names nothing.</summary>
    public required IReadOnlyList<DiscretionTerms> Discretion
    {
        get;
        init
        {
            field = value;
            LeavesDiscretion = value.Count > 0;
        }
    }

    /// <summary>Whether there is any discretion: most rulebooks have none, and every matter asks.</summary>
    internal bool LeavesDiscretion { get; private init; }

    /// <summary>規則集にない定め: what the ordinance says and this format can't; empty where there is nothing.</summary>
    public required IReadOnlyList<UnmodelledTerms> NotModelled
    {
        get;
        init
        {
            field = value;
            IsWholeModelled = value.Count == 0;
        }
    }

    /// <summary>Whether the format can say all of it.</summary>
    internal bool IsWholeModelled { get; private init; }

    /// <summary>施設整備助成.</summary>
    public required GrantTerms? Grant { get; init; }

    /// <summary>費用の分担.</summary>
    public required IReadOnlyList<ShareTerms>? Shares { get; init; }
}
