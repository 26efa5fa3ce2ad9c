using TottoriCare.Calendars;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>供用中の例規: an ordinance by which this host decides, and where its rulebook comes from.</summary>
/// <remarks>Immutable. What is worked out of it, when somebody first asks, is kept as long as the rulebook.</remarks>
internal sealed class ServedOrdinance
{
    private readonly WorkedOut _workedOut;

    private ServedOrdinance(WorkedOut workedOut, string? fileName, bool replacementRefused)
    {
        _workedOut = workedOut;
        FileName = fileName;
        ReplacementRefused = replacementRefused;
    }

    public Ordinance Ordinance => _workedOut.Ordinance;

    public Rulebook Rulebook => Ordinance.Rulebook;

    public MunicipalityCode Municipality => Rulebook.Municipality;

    /// <summary>Its file in the folder of rulebooks; none for a rulebook that the library carries.</summary>
    public string? FileName { get; }

    /// <summary>Whether a file that was to replace it has been refused.</summary>
    public bool ReplacementRefused { get; }

    public Sensitivity Sensitivity => _workedOut.Sensitivity.Value;

    /// <summary>A rulebook under a calendar; what another one of the same content has worked out is taken over.</summary>
    public static ServedOrdinance Of(Rulebook rulebook, HolidayCalendar holidays, string? fileName, ServedOrdinance? other)
    {
        bool isSame = other is not null && other.Rulebook.Digest == rulebook.Digest && other.Ordinance.Holidays.Digest == holidays.Digest;
        return new ServedOrdinance(isSame ? other!._workedOut : new WorkedOut(Ordinance.Of(rulebook, holidays)), fileName, replacementRefused: false);
    }

    /// <summary>The same rulebook, kept because its replacement is refused, or kept though it could not be looked for.</summary>
    public ServedOrdinance Kept(HolidayCalendar holidays, bool replacementRefused) =>
        new(Of(Rulebook, holidays, FileName, this)._workedOut, FileName, replacementRefused);

    /// <summary>What its decisions cite, as a caller wants it.</summary>
    public EncodedGrounds GroundsFor(V1.DecisionOptions? options) =>
        options is { CodesOnly: true } ? _workedOut.Codes.Value : _workedOut.Words.Value;

    private sealed class WorkedOut(Ordinance ordinance)
    {
        public Ordinance Ordinance => ordinance;

        public Lazy<Sensitivity> Sensitivity { get; } = new(() => TottoriCare.Sensitivity.Of(ordinance));

        public Lazy<EncodedGrounds> Words { get; } = new(() => EncodedGrounds.Of(ordinance, hasWords: true));

        public Lazy<EncodedGrounds> Codes { get; } = new(() => EncodedGrounds.Of(ordinance, hasWords: false));
    }
}
