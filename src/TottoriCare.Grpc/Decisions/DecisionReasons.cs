using TottoriCare.Decisions;
using TottoriCare.Grpc.Transport;
using TottoriCare.Remedies;

namespace TottoriCare.Grpc.Decisions;

/// <summary>理由の応答: what every decision says for itself, written as the contract's <c>Reasons</c>.</summary>
/// <remarks>
/// Most of it is the same for every decision of an ordinance and comes out of <see cref="EncodedGrounds"/>; what is made for
/// this decision alone are the findings with their figures, and the explanation.
/// </remarks>
internal sealed class DecisionReasons(Decision decision, EncodedGrounds grounds, V1.DecisionOptions? options)
{
    // The domain's statuses begin at 0, which the contract keeps for "not said".
    private const int FirstStatusOnWire = 1;

    private readonly bool _hasWords = options is not { CodesOnly: true };

    /// <summary>What other readings would change; empty where nobody asked.</summary>
    public IReadOnlyList<Divergence> Divergences { get; init; } = [];

    /// <summary>What would turn the answer; empty where nobody asked.</summary>
    public IReadOnlyList<Remedy> Remedies { get; init; } = [];

    /// <summary>Writes the fields of <c>Reasons</c>.</summary>
    public void WriteTo(ProtobufWriter output)
    {
        if (_hasWords)
            output.Text(V1.Reasons.HeadlineFieldNumber, decision.Headline);
        if (_hasWords && options is not { OmitExplanation: true })
            output.Text(V1.Reasons.ExplanationFieldNumber, decision.Explain(Language.Japanese), decision.Explain(Language.English));
        for (int i = 0; i < decision.Findings.Count; i++)
            Write(output, decision.Findings[i]);
        for (int i = 0; i < decision.Readings.Count; i++)
            output.Append(grounds.Of(decision.Readings[i]));
        output.Append(grounds.Of(decision.Basis));
        foreach (Divergence divergence in Divergences)
            output.Message(V1.Reasons.DivergencesFieldNumber, Wording.Keep(_hasWords, divergence.ToWire()));
        foreach (Remedy remedy in Remedies)
            output.Message(V1.Reasons.RemediesFieldNumber, Wording.Keep(_hasWords, remedy.ToWire()));
    }

    private void Write(ProtobufWriter output, Finding finding)
    {
        int start = output.Begin(V1.Reasons.FindingsFieldNumber);
        if (finding.Rule is { } rule)
            output.Append(grounds.Of(rule));
        output.Number(V1.Finding.StatusFieldNumber, (int)finding.Status + FirstStatusOnWire);
        output.Text(V1.Finding.ReasonFieldNumber, finding.Reason.Code);
        if (_hasWords)
            output.Text(V1.Finding.MessageFieldNumber, finding.In(Language.Japanese), finding.In(Language.English));
        for (int i = 0; i < finding.Figures.Count; i++)
            Write(output, finding.Figures[i]);
        if (_hasWords && finding.ClosedDays.Count > 0)
        {
            foreach (LocalizedText detail in finding.Details)
                output.Text(V1.Finding.DetailsFieldNumber, detail);
        }

        output.End(start);
    }

    private void Write(ProtobufWriter output, Figure figure)
    {
        int start = output.Begin(V1.Finding.FiguresFieldNumber);
        output.Text(V1.Figure.NameFieldNumber, figure.Name);
        output.Number(V1.Figure.UnitFieldNumber, figure.Unit.Value);
        if (figure.Number is { } number)
            output.Number(V1.Figure.NumberFieldNumber, number);
        output.Text(V1.Figure.ValueFieldNumber, figure.Value);
        if (_hasWords)
            output.Text(V1.Figure.TextFieldNumber, figure.In(Language.Japanese), figure.In(Language.English));
        output.End(start);
    }
}
