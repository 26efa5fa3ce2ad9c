using System.Text.Json;

namespace TottoriCare.Conformance;

/// <summary>適合事例: a request, the answer that is right, and what it tests in words.</summary>
/// <param name="Id">番号, unique in its file.</param>
/// <param name="Rpc">The method: <c>DecisionService/DecideBooking</c>.</param>
/// <param name="Tests">What the case tests.</param>
/// <param name="Rulebook">団体コード: the municipality or prefecture whose rulebook decides.</param>
/// <param name="Request">The request in the JSON of the contract.</param>
/// <param name="Answer">The fields of the right answer; null for one that has to be absent or empty.</param>
/// <param name="Rules">Rule by rule the gravest status that the answer's findings give it.</param>
/// <param name="Figures">Rule by rule figures that its findings carry, each with its number.</param>
public sealed record ConformanceCase(
    string Id,
    string Rpc,
    Words Tests,
    string Rulebook,
    JsonElement Request,
    IReadOnlyDictionary<string, JsonElement> Answer,
    IReadOnlyDictionary<string, string> Rules,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Figures);
