using TottoriCare.Decisions;
using TottoriCare.Grpc.Contract;
using TottoriCare.Remedies;
using TottoriCare.Rules;

namespace TottoriCare.Grpc.Decisions;

/// <summary>理由の応答: what every decision says for itself, as the contract writes it.</summary>
internal static class ReasonsReply
{
    // The domain's statuses begin at 0, which the contract keeps for "not said".
    private const int FirstStatusOnWire = 1;

    public static V1.Reasons ToReasons(this Decision decision, V1.DecisionOptions? options) => new()
    {
        Headline = decision.Headline.ToWire(),
        Explanation = options is { OmitExplanation: true } ? null : decision.ToExplanation(),
        Findings = { decision.Findings.Select(ToWire) },
        Readings = { decision.Readings.Select(ToWire) },
        Basis = decision.Basis.ToWire(),
    };

    public static V1.Divergence ToWire(Divergence divergence) => new()
    {
        ReadingId = divergence.Reading.Id,
        AlternativeName = divergence.Alternative.Name,
        AlternativeText = divergence.Alternative.Text.ToWire(),
        Headline = divergence.Decision.Headline.ToWire(),
        Changes =
        {
            divergence.Changes.Select(change => new V1.ChangedFigure
            {
                Name = change.Name, Before = change.Before?.ToWire(), After = change.After?.ToWire(),
            }),
        },
    };

    public static V1.Remedy ToWire(Remedy remedy) => new()
    {
        Message = new V1.LocalizedText { Ja = remedy.In(Language.Japanese), En = remedy.In(Language.English) },
        Adjustments =
        {
            remedy.Adjustments.Select(adjustment => new V1.Adjustment
            {
                Dimension = (V1.Dimension)adjustment.Dimension.Value, From = adjustment.From.ToWire(), To = adjustment.To.ToWire(),
            }),
        },
    };

    private static V1.LocalizedText ToExplanation(this Decision decision) =>
        new() { Ja = decision.Explain(Language.Japanese), En = decision.Explain(Language.English) };

    private static V1.Finding ToWire(this Finding finding) => new()
    {
        Rule = finding.Rule?.ToCitation(),
        Status = (V1.FindingStatus)((int)finding.Status + FirstStatusOnWire),
        Reason = finding.Reason.Code,
        Message = new V1.LocalizedText { Ja = finding.In(Language.Japanese), En = finding.In(Language.English) },
        Figures = { finding.Figures.Select(ToWire) },
        Details = { finding.Details.Select(detail => detail.ToWire()) },
    };

    private static V1.RuleCitation ToCitation(this Rule rule) => new()
    {
        Id = rule.Id,
        Mark = (V1.Mark)rule.Mark.Value,
        SourceId = rule.Source.Id,
        Locator = rule.Locator.ToWire(),
    };

    private static V1.Figure ToWire(this Figure figure)
    {
        var wire = new V1.Figure
        {
            Name = figure.Name,
            Unit = (V1.FigureUnit)figure.Unit.Value,
            Value = figure.Value,
            Text = new V1.LocalizedText { Ja = figure.In(Language.Japanese), En = figure.In(Language.English) },
        };
        if (figure.Number is { } number)
            wire.Number = number;
        return wire;
    }

    private static V1.ReadingReliedOn ToWire(this Reading reading) => new()
    {
        Id = reading.Id,
        Question = reading.Question.ToWire(),
        DefaultAnswer = reading.Default.ToWire(),
    };

    private static V1.DecisionBasis ToWire(this DecisionBasis basis) => new()
    {
        MunicipalityCode = basis.Municipality.Value,
        MunicipalityName = basis.MunicipalityName.ToWire(),
        RulebookDigest = basis.RulebookDigest,
        CalendarDigest = basis.CalendarDigest,
    };
}
