using Google.Rpc;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Transport;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>例規集: the ordinances by which this host decides, one for each municipality or prefecture, in the order of their codes.</summary>
/// <remarks>Immutable: a reload makes another book, and a call keeps the one that it began with.</remarks>
internal sealed class OrdinanceBook
{
    private readonly Dictionary<MunicipalityCode, ServedOrdinance> _byCode;

    /// <summary>The book of some ordinances, all of them under one calendar of national holidays.</summary>
    /// <exception cref="ArgumentException">Two ordinances are of one municipality.</exception>
    public OrdinanceBook(IEnumerable<ServedOrdinance> ordinances, HolidayCalendar holidays)
    {
        All = [.. ordinances.OrderBy(served => served.Municipality.Value, StringComparer.Ordinal)];
        Holidays = holidays;
        _byCode = All.ToDictionary(served => served.Municipality);
    }

    /// <summary>Every ordinance, in the order of the codes.</summary>
    public IReadOnlyList<ServedOrdinance> All { get; }

    /// <summary>The national holidays.</summary>
    public HolidayCalendar Holidays { get; }

    /// <summary>The book of some rulebooks that are no files.</summary>
    /// <exception cref="ArgumentException">Two rulebooks are of one municipality.</exception>
    public static OrdinanceBook Of(IEnumerable<Rulebook> rulebooks, HolidayCalendar holidays) =>
        new(rulebooks.Select(rulebook => ServedOrdinance.Of(rulebook, holidays, fileName: null, other: null)), holidays);

    /// <summary>The rulebooks that the library carries.</summary>
    public static OrdinanceBook Shipped(HolidayCalendar holidays) =>
        Of(ShippedRulebooks.Codes.Select(code => ShippedRulebooks.Find(code)!), holidays);

    /// <summary>The ordinance of a municipality or prefecture; none where this host has none.</summary>
    public ServedOrdinance? Find(MunicipalityCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>The ordinance whose rulebook is a file of a name; none where there is none.</summary>
    public ServedOrdinance? FindFile(string name) => All.FirstOrDefault(served => served.FileName == name);

    /// <summary>Begins to read a request that names its municipality by code.</summary>
    /// <returns>A reader with the ordinance, or with the fault of the code.</returns>
    /// <exception cref="RpcFault">NOT_FOUND: the code is sound, and there is no rulebook of it.</exception>
    public RequestReader Read(string municipalityCode)
    {
        const string field = "municipality_code";
        if (MunicipalityCode.TryParse(municipalityCode, out MunicipalityCode? code, out InputError? error))
            return new RequestReader(Find(code) ?? throw NotFound(code));

        var reader = new RequestReader(served: null);
        reader.Faults.Add(field, error);
        return reader;
    }

    /// <summary>The fault of a sound code of which there is no rulebook.</summary>
    public static RpcFault NotFound(MunicipalityCode code) => RpcFault.Because(
        Code.NotFound, "RULEBOOK_NOT_FOUND",
        new LocalizedText(
            $"団体コード{code}の規則集はありません。RulebookService.ListRulebooks で一覧を確かめてください。",
            $"There is no rulebook for the municipality {code}; RulebookService.ListRulebooks lists those that there are."),
        ("municipality_code", code.Value));
}
