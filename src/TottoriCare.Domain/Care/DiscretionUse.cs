namespace TottoriCare.Care;

/// <summary>裁量の行使: an officer's decision to allow what a rule refuses, with its reason.</summary>
/// <param name="Matter">The matter, by its code in the rulebook, such as <c>pools</c>.</param>
/// <param name="Officer">The officer, by an opaque id.</param>
/// <param name="Reason">The reason, in the officer's words; never a name or a number that identifies a person.</param>
public sealed record DiscretionUse(string Matter, string Officer, string Reason);
