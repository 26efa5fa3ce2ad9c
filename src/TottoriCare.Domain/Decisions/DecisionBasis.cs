namespace TottoriCare.Decisions;

/// <summary>決定の基礎: by what a decision was made, so that it can be made again.</summary>
/// <param name="Municipality">The municipality or prefecture whose rulebook decided.</param>
/// <param name="MunicipalityName">Its name.</param>
/// <param name="RulebookDigest">The digest of the rulebook: <c>sha256:</c> and 64 hexadecimal digits.</param>
/// <param name="CalendarDigest">The digest of the calendar of national holidays, in the same form.</param>
public sealed record DecisionBasis(
    MunicipalityCode Municipality, LocalizedText MunicipalityName, string RulebookDigest, string CalendarDigest);
