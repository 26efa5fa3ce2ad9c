using System.Diagnostics.CodeAnalysis;
using Google.Rpc;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Transport;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>例規集: the ordinances by which this host decides, one for each municipality or prefecture, in the order of their codes.</summary>
/// <remarks>Immutable; every rulebook is read and every calendar of open days worked out when it is made.</remarks>
internal sealed class OrdinanceBook
{
    private readonly Dictionary<MunicipalityCode, Ordinance> _byCode;

    private OrdinanceBook(IEnumerable<Ordinance> ordinances)
    {
        All = [.. ordinances.OrderBy(ordinance => ordinance.Rulebook.Municipality.Value, StringComparer.Ordinal)];
        _byCode = All.ToDictionary(ordinance => ordinance.Rulebook.Municipality);
    }

    /// <summary>Every ordinance, in the order of the codes.</summary>
    public IReadOnlyList<Ordinance> All { get; }

    /// <summary>The book of some rulebooks under one calendar of national holidays.</summary>
    /// <exception cref="ArgumentException">Two rulebooks are of one municipality.</exception>
    public static OrdinanceBook Of(IEnumerable<Rulebook> rulebooks, HolidayCalendar holidays) =>
        new(rulebooks.Select(rulebook => Ordinance.Of(rulebook, holidays)));

    /// <summary>The rulebooks that the library carries.</summary>
    public static OrdinanceBook Shipped(HolidayCalendar holidays) =>
        Of(ShippedRulebooks.Codes.Select(code => ShippedRulebooks.Find(code)!), holidays);

    /// <summary>The ordinance of a municipality or prefecture, if this host has it.</summary>
    public bool TryFind(MunicipalityCode code, [NotNullWhen(true)] out Ordinance? ordinance) => _byCode.TryGetValue(code, out ordinance);

    /// <summary>Begins to read a request that names its municipality by code.</summary>
    /// <returns>A reader with the ordinance, or with the fault of the code.</returns>
    /// <exception cref="RpcFault">NOT_FOUND: the code is sound, and there is no rulebook of it.</exception>
    public RequestReader Read(string municipalityCode)
    {
        const string field = "municipality_code";
        if (MunicipalityCode.TryParse(municipalityCode, out MunicipalityCode? code, out InputError? error))
            return TryFind(code, out Ordinance? ordinance) ? new RequestReader(ordinance) : throw NotFound(code);

        var reader = new RequestReader(ordinance: null);
        reader.Faults.Add(field, error);
        return reader;
    }

    private static RpcFault NotFound(MunicipalityCode code) => RpcFault.Because(
        Code.NotFound, "RULEBOOK_NOT_FOUND",
        new LocalizedText(
            $"団体コード{code}の規則集はありません。RulebookService.ListRulebooks で一覧を確かめてください。",
            $"There is no rulebook for the municipality {code}; RulebookService.ListRulebooks lists those that there are."),
        ("municipality_code", code.Value));
}
