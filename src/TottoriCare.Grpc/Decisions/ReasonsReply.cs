using TottoriCare.Decisions;
using TottoriCare.Grpc.Contract;
using TottoriCare.Remedies;
using TottoriCare.Rules;

namespace TottoriCare.Grpc.Decisions;

/// <summary>理由の応答: what decisions cite, and what is asked beyond them, as the contract writes it.</summary>
internal static class ReasonsReply
{
    public static V1.RuleCitation ToCitation(this Rule rule) => new()
    {
        Id = rule.Id,
        Mark = (V1.Mark)rule.Mark.Value,
        SourceId = rule.Source.Id,
        Locator = rule.Locator.ToWire(),
    };

    public static V1.ReadingReliedOn ToReliedOn(this Reading reading) => new()
    {
        Id = reading.Id,
        Question = reading.Question.ToWire(),
        DefaultAnswer = reading.Default.ToWire(),
    };

    public static V1.DecisionBasis ToWire(this DecisionBasis basis) => new()
    {
        MunicipalityCode = basis.Municipality.Value,
        MunicipalityName = basis.MunicipalityName.ToWire(),
        RulebookDigest = basis.RulebookDigest,
        CalendarDigest = basis.CalendarDigest,
    };

    public static V1.Divergence ToWire(this Divergence divergence) => new()
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

    public static V1.Remedy ToWire(this Remedy remedy) => new()
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
}
