namespace TottoriCare.Coverage;

/// <summary>軸の範囲: from where to where on one axis something holds, with one value of it.</summary>
/// <remarks>Values are as machines exchange them: days as <c>2026-06-01</c>, kinds of care and classes by code, numbers as digits.</remarks>
/// <param name="Axis">The axis.</param>
/// <param name="First">The first value, itself included; none for no bound.</param>
/// <param name="Last">The last value, itself included; none for no bound.</param>
/// <param name="Example">例: one value between them, of the concrete case.</param>
/// <param name="Text">The range in words.</param>
public sealed record CaseRange(CaseAxis Axis, string? First, string? Last, string Example, LocalizedText Text);
