namespace TottoriCare.Grpc.Access;

/// <summary>開放できるもの: what a setting may open to callers without a credential.</summary>
internal enum OpenService
{
    /// <summary>判定: DecisionService.</summary>
    Decisions,

    /// <summary>規則集: RulebookService.</summary>
    Rulebooks,

    /// <summary>記述子: the reflection services, which show the contract of the others.</summary>
    Reflection,

    /// <summary>計量: the figures for a monitoring system.</summary>
    Metrics,
}
