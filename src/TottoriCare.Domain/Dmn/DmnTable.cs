using TottoriCare.Rules;

namespace TottoriCare.Dmn;

/// <summary>決定表: a table of hit policy UNIQUE; its columns are what its rules test, in the order in which they name them.</summary>
internal sealed record DmnTable(string Name, string Type, LocalizedText Title, string? Allowed = null) : DmnDecision(Name, Type, Title, Allowed)
{
    private readonly List<DmnVariable> _columns = [];
    private readonly List<DmnRow> _rows = [];

    public IReadOnlyList<DmnVariable> Columns => _columns;

    public IReadOnlyList<DmnRow> Rows => _rows;

    public override IEnumerable<DmnVariable> Requires => _columns.Concat(_rows.SelectMany(row => row.Outputs.SelectMany(output => output.Uses))).Distinct();

    public override IEnumerable<Rule> Rules => _rows.Select(row => row.Rule).OfType<Rule>().Distinct();

    /// <summary>The names and types of several outputs; none where the table gives one value.</summary>
    public IReadOnlyList<(string Name, string Type)> Parts { get; init; } = [];

    /// <summary>Adds a rule: what it gives, the ordinance's rule that says so, and what it tests.</summary>
    public void Add(Feel gives, Rule? rule, params IReadOnlyList<DmnTest> when) => Add([gives], rule, when);

    public void Add(IReadOnlyList<Feel> gives, Rule? rule, params IReadOnlyList<DmnTest> when)
    {
        _columns.AddRange(when.Select(test => test.Column).Where(column => !_columns.Contains(column)));
        _rows.Add(new DmnRow(when, gives, rule));
    }
}

/// <summary>条件: what an entry of a table asks of a column.</summary>
internal sealed record DmnTest(DmnVariable Column, string Text);

/// <summary>規則の行: what a rule of a table tests, what it gives, and by which rule of the ordinance.</summary>
internal sealed record DmnRow(IReadOnlyList<DmnTest> When, IReadOnlyList<Feel> Outputs, Rule? Rule)
{
    public string EntryFor(DmnVariable column) => When.FirstOrDefault(test => test.Column == column)?.Text ?? Feel.Any;
}
