using TottoriCare.Specs.Tables;

namespace TottoriCare.Specs.Running;

/// <summary>実行者: something that answers what a row asks: the library, or the running service.</summary>
internal interface IRunner
{
    /// <summary>誰が答えたか.</summary>
    LocalizedText Name { get; }

    /// <summary>The answer to a case; none where this one can't be asked.</summary>
    Task<CaseAnswer?> AskAsync(SpecCase one);
}
