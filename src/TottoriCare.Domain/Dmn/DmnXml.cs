using System.Text;
using System.Xml;
using System.Xml.Linq;
using TottoriCare.Rules;

namespace TottoriCare.Dmn;

/// <summary>DMNのXML: a model as the elements of DMN 1.5, in one order and one layout.</summary>
internal static class DmnXml
{
    private static readonly XNamespace s_dmn = "https://www.omg.org/spec/DMN/20230324/MODEL/";

    // Two clauses of every row: the rule's id, and where it stands in its source.
    private static readonly string[] s_annotations = ["規定 / rule", "根拠の箇所 / locator"];

    public static string Write(DmnModel model, DmnHeading heading)
    {
        var sources = model.Rules.Select((rule, index) => (rule, Id: $"rule_{Feel.Number(index + 1)}")).ToDictionary(one => one.rule, one => one.Id);
        var definitions = new XElement(s_dmn + "definitions",
            new XAttribute("id", "definitions"), Named(heading.Name), new XAttribute("namespace", heading.Namespace),
            new XAttribute("exporter", "TottoriCare.Domain"),
            Element("description", heading.Description),
            model.Inputs.Select(Input),
            model.Decisions.Select(decision => Decision(decision, sources)),
            model.Rules.Select(rule => KnowledgeSource(rule, sources[rule])));
        return Text(definitions);
    }

    private static string Text(XElement root)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "  ", NewLineChars = "\n" }))
            root.WriteTo(writer);
        return text.Append('\n').ToString();
    }

    private static XElement Input(DmnInput input) => new(s_dmn + "inputData",
        Id(input), new XAttribute("label", Legible(input.Label)), Named(input.Name),
        Element("description", input.Title.ToString()),
        Variable(input));

    private static XElement Decision(DmnDecision decision, Dictionary<Rule, string> sources) => new(s_dmn + "decision",
        Id(decision), new XAttribute("label", Legible(decision.Label)), Named(decision.Name),
        Element("description", decision.Title.ToString()),
        Variable(decision),
        decision.Requires.Select(required => new XElement(s_dmn + "informationRequirement",
            new XElement(s_dmn + (required is DmnInput ? "requiredInput" : "requiredDecision"), Reference(required.Name)))),
        decision.Rules.Select(rule => new XElement(s_dmn + "authorityRequirement", new XElement(s_dmn + "requiredAuthority", Reference(sources[rule])))),
        decision switch
        {
            DmnTable table => Table(table),
            DmnFormula formula => new XElement(s_dmn + "literalExpression", new XAttribute("typeRef", formula.Type), Element("text", formula.Expression.Text)),
            _ => throw new InvalidOperationException($"A decision of an unknown kind: {decision.GetType()}."),
        });

    private static XElement Table(DmnTable table) => new(s_dmn + "decisionTable",
        new XAttribute("hitPolicy", "UNIQUE"),
        table.Columns.Select(column => new XElement(s_dmn + "input",
            new XAttribute("label", Legible(column.Label)),
            new XElement(s_dmn + "inputExpression", new XAttribute("typeRef", column.Type), Element("text", column.Name)),
            column.Allowed is { } allowed ? new XElement(s_dmn + "inputValues", Element("text", allowed)) : null)),
        Outputs(table),
        s_annotations.Select(annotation => new XElement(s_dmn + "annotation", Named(annotation))),
        table.Rows.Select(row => Row(table, row)));

    private static IEnumerable<XElement> Outputs(DmnTable table) => table.Parts.Count > 0
        ? table.Parts.Select(part => new XElement(s_dmn + "output", Named(part.Name), new XAttribute("typeRef", part.Type)))
        :
        [
            new XElement(s_dmn + "output", new XAttribute("typeRef", table.Type),
                table.Allowed is { } allowed ? new XElement(s_dmn + "outputValues", Element("text", allowed)) : null),
        ];

    private static XElement Row(DmnTable table, DmnRow row) => new(s_dmn + "rule",
        table.Columns.Select(column => new XElement(s_dmn + "inputEntry", Element("text", row.EntryFor(column)))),
        row.Outputs.Select(output => new XElement(s_dmn + "outputEntry", Element("text", output.Text))),
        new XElement(s_dmn + "annotationEntry", Element("text", row.Rule?.Id ?? "")),
        new XElement(s_dmn + "annotationEntry", Element("text", row.Rule?.Locator.ToString() ?? "")));

    private static XElement KnowledgeSource(Rule rule, string id) => new(s_dmn + "knowledgeSource",
        new XAttribute("id", id), Named(rule.Id),
        Element("description", $"{rule.Text}\n{rule.Source.Title}: {rule.Locator}"),
        Element("type", rule.Mark.Code));

    private static XElement Variable(DmnVariable variable) =>
        new(s_dmn + "variable", Named(variable.Name), new XAttribute("typeRef", variable.Type));

    private static XAttribute Id(DmnVariable variable) => new("id", variable.Name);

    private static XAttribute Reference(string id) => new("href", $"#{id}");

    private static XAttribute Named(string name) => new("name", Legible(name));

    private static XElement Element(string name, string text) => new(s_dmn + name, Legible(text));

    // A rulebook's words may hold a character that XML can't; it is shown as one that could not be.
    private static string Legible(string text)
    {
        var legible = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                legible.Append(text[i]).Append(text[++i]);
            else
                legible.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : '\uFFFD');
        }

        return legible.ToString();
    }
}
