namespace TottoriCare.Specs.Tables;

/// <summary>表の種類: what a table asks, with which facts, and which answers it may expect.</summary>
internal abstract class TableKind
{
    private static readonly FactColumn s_example = new(Heads.Example, "表の中で一つだけの番号や名前", IsNeeded: true);
    private static readonly FactColumn s_remark = new(Heads.Remark, "計算の筋道など。確かめには使わない");

    private readonly Lazy<IReadOnlyList<Column>> _columns;

    protected TableKind() => _columns = new(() => [s_example, .. Facts, .. Expected, s_remark]);

    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<TableKind> All { get; } =
    [
        new EligibilityTable(), new BookingTable(), new FeeTable(), new QuotaTable(), new DeadlineTable(), new CancellationTable(),
        new GrantTable(), new ShareTable(), new RuleTable(), new ReadingTable(), new SourceTable(),
    ];

    /// <summary>種類: the word before the colon of a heading.</summary>
    public abstract string Name { get; }

    /// <summary>何を確かめるか.</summary>
    public abstract LocalizedText Purpose { get; }

    /// <summary>Every column that such a table may have.</summary>
    public IReadOnlyList<Column> Columns => _columns.Value;

    /// <summary>The facts that are its own.</summary>
    protected abstract IEnumerable<FactColumn> Facts { get; }

    /// <summary>The answers that it may expect.</summary>
    protected abstract IEnumerable<AnswerColumn> Expected { get; }

    /// <summary>What a row asks; its faults go to the reader, and the question is then not to be used.</summary>
    public abstract Question Ask(RowReader row);
}
