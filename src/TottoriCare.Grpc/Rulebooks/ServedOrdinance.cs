using TottoriCare.Calendars;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>供用中の例規: an ordinance by which this host decides, and where its rulebook comes from.</summary>
/// <remarks>Immutable. Its sensitivity is worked out when somebody first asks for it, and kept as long as the rulebook.</remarks>
internal sealed class ServedOrdinance
{
    private readonly Lazy<Sensitivity> _sensitivity;

    private ServedOrdinance(Ordinance ordinance, Lazy<Sensitivity> sensitivity, string? fileName, bool replacementRefused)
    {
        Ordinance = ordinance;
        _sensitivity = sensitivity;
        FileName = fileName;
        ReplacementRefused = replacementRefused;
    }

    public Ordinance Ordinance { get; }

    public Rulebook Rulebook => Ordinance.Rulebook;

    public MunicipalityCode Municipality => Rulebook.Municipality;

    /// <summary>Its file in the folder of rulebooks; none for a rulebook that the library carries.</summary>
    public string? FileName { get; }

    /// <summary>Whether a file that was to replace it has been refused.</summary>
    public bool ReplacementRefused { get; }

    public Sensitivity Sensitivity => _sensitivity.Value;

    /// <summary>A rulebook under a calendar; what another one of the same content has worked out is taken over.</summary>
    public static ServedOrdinance Of(Rulebook rulebook, HolidayCalendar holidays, string? fileName, ServedOrdinance? other)
    {
        if (other is not null && other.Rulebook.Digest == rulebook.Digest && other.Ordinance.Holidays.Digest == holidays.Digest)
            return new ServedOrdinance(other.Ordinance, other._sensitivity, fileName, replacementRefused: false);

        Ordinance ordinance = Ordinance.Of(rulebook, holidays);
        return new ServedOrdinance(ordinance, new Lazy<Sensitivity>(() => Sensitivity.Of(ordinance)), fileName, replacementRefused: false);
    }

    /// <summary>The same rulebook, kept because its replacement is refused, or kept though it could not be looked for.</summary>
    public ServedOrdinance Kept(HolidayCalendar holidays, bool replacementRefused)
    {
        ServedOrdinance same = Of(Rulebook, holidays, FileName, this);
        return new ServedOrdinance(same.Ordinance, same._sensitivity, FileName, replacementRefused);
    }
}
