using Google.Protobuf;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の結果: the records of a result file, one for each row of the file that was sent, in its language.</summary>
internal sealed class CsvResult
{
    private const string Between = "; ";

    private static readonly LocalizedText[] s_grounds =
    [
        new("満たさない規定", "rules_not_met"),
        new("確認を要する規定", "rules_for_review"),
        new("よりどころとした解釈", "readings"),
        new("説明", "reason"),
        new("規則集のダイジェスト", "rulebook_digest"),
        new("暦のダイジェスト", "calendar_digest"),
    ];

    private static readonly LocalizedText[] s_errors = [new("誤りのコード", "error_code"), new("誤りの列", "error_column"), new("誤り", "error")];

    private readonly CsvKind _kind;
    private readonly Language _language;
    private readonly CsvRowReader _rows;
    private readonly IReadOnlyList<CsvFigure> _figures;

    public CsvResult(CsvKind kind, Language language, CsvRowReader rows, Rulebook rulebook)
    {
        _kind = kind;
        _language = language;
        _rows = rows;
        _figures = kind.Figures(rulebook);
        Header =
        [
            new LocalizedText("行番号", "line").In(language),
            CsvColumns.CaseId.Name.In(language),
            .. kind.TellsHistory ? [CsvColumns.Row.Name.In(language)] : Array.Empty<string>(),
            .. _figures.Select(figure => figure.Name.In(language)),
            .. s_grounds.Concat(s_errors).Select(name => name.In(language)),
        ];
    }

    /// <summary>The header.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>A row that was decided.</summary>
    public IReadOnlyList<string> Decided(CsvRow row, IMessage response)
    {
        V1.Reasons reasons = _kind.ReasonsOf(response);
        V1.Finding[] against = [.. reasons.Findings.Where(finding => finding.Status is V1.FindingStatus.NotMet or V1.FindingStatus.NeedsReview)];
        return
        [
            .. Beginning(row),
            .. _figures.Select(figure => figure.Of(response, _language)),
            RulesOf(against, V1.FindingStatus.NotMet),
            RulesOf(against, V1.FindingStatus.NeedsReview),
            string.Join(' ', reasons.Readings.Select(reading => reading.Id)),
            against.Length == 0 ? Text(reasons.Headline) : string.Join(_language == Language.Japanese ? "" : " ", against.Select(finding => Text(finding.Message))),
            reasons.Basis.RulebookDigest,
            reasons.Basis.CalendarDigest,
            .. s_errors.Select(_ => ""),
        ];
    }

    /// <summary>A row that is not decided: a faulty one with the faults of its cells, or one that tells a use and asks nothing.</summary>
    public IReadOnlyList<string> Undecided(CsvRow row, IReadOnlyList<InputError> errors) =>
    [
        .. Beginning(row),
        .. Enumerable.Repeat("", _figures.Count + s_grounds.Length),
        string.Join(Between, errors.Select(error => error.Code)),
        string.Join(Between, errors.Select(error => error.Path)),
        string.Join(Between, errors.Select(error => error.Message.In(_language))),
    ];

    private IEnumerable<string> Beginning(CsvRow row) =>
        _kind.TellsHistory ? [$"{row.Line}", row.CaseId, _rows.WordFor(row.Purpose)] : [$"{row.Line}", row.CaseId];

    private static string RulesOf(IEnumerable<V1.Finding> findings, V1.FindingStatus status) => string.Join(' ',
        findings.Where(finding => finding.Status == status && finding.Rule is not null).Select(finding => finding.Rule.Id).Distinct());

    private string Text(V1.LocalizedText text) => _language == Language.Japanese ? text.Ja : text.En;
}
