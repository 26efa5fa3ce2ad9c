namespace TottoriCare.Grpc.Storage;

/// <summary>表: a table of the ledger.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns, in the order in which they were made.</param>
/// <param name="PrimaryKey">The columns of its primary key, in their order.</param>
/// <param name="UniqueKeys">The columns of each other key, in the order of their text.</param>
/// <param name="ForeignKeys">What it refers to, in the order of their text.</param>
internal sealed record LedgerTable(
    string Name, IReadOnlyList<LedgerColumn> Columns, IReadOnlyList<string> PrimaryKey, IReadOnlyList<string> UniqueKeys,
    IReadOnlyList<LedgerForeignKey> ForeignKeys)
{
    /// <summary>Every set of columns that no two rows have in common, as SQL lists them.</summary>
    public IEnumerable<string> Keys => UniqueKeys.Prepend(string.Join(", ", PrimaryKey));

    /// <summary>Its columns as SQL lists them.</summary>
    public string ColumnList => string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>Everything that both engines have to have alike, on one line a part.</summary>
    public override string ToString() => string.Join('\n', [
        Name,
        .. Columns.Select(column => $"  {column.Name} {column.Kind}{(column.IsRequired ? " required" : "")}"),
        $"  primary key ({string.Join(", ", PrimaryKey)})",
        .. UniqueKeys.Select(key => $"  unique ({key})"),
        .. ForeignKeys.Select(key => $"  ({key.Columns}) refers to {key.Target}")]);
}

/// <summary>列: a column of a table.</summary>
internal sealed record LedgerColumn(string Name, ColumnKind Kind, string Type, bool IsRequired);

/// <summary>参照: columns that name a row of another table by its primary key.</summary>
internal sealed record LedgerForeignKey(string Columns, string Target);

/// <summary>列の種類: what a column holds, whatever an engine calls it.</summary>
internal enum ColumnKind
{
    /// <summary>A whole number of up to 64 bits.</summary>
    Integer,

    /// <summary>Text, compared by its code points.</summary>
    Text,

    /// <summary>Bytes.</summary>
    Bytes,
}
