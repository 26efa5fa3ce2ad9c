namespace TottoriCare.Specs.Cells;

/// <summary>並び: several things in one cell, parted by 、 or, where they are sentences, by ／; なし for none.</summary>
internal static class ListCell
{
    public const char Sentences = '／';
    private const char Things = '、';

    public static CellRead<T[]> Read<T>(string text, Func<string, CellRead<T>> item)
    {
        var values = new List<T>();
        foreach (string part in text == WordCell.None ? [] : text.Split(Things))
        {
            CellRead<T> read = item(part.Trim());
            if (read.Fault is { } fault)
                return fault;
            values.Add(read.Value!);
        }

        return values.ToArray();
    }

    /// <summary>Ids that the rulebook declares, each once, as one text in a fixed order.</summary>
    public static CellRead<string> Ids(string text, Func<string, bool> known) =>
        Read(text, id => known(id)
            ? (CellRead<string>)id
            : CellFault.Form(id, "ID_UNKNOWN", "この規則集にある番号を書いてください", "write an id that this rulebook has"))
            .Then(ids => ids.Distinct().Count() == ids.Length
                ? (CellRead<string>)Text(ids)
                : CellFault.Form(text, "ID_TWICE", "同じ番号は一度だけ書いてください", "write each id once"));

    /// <summary>Ids as one text in a fixed order.</summary>
    public static string Text(IEnumerable<string> ids) =>
        string.Join(Things, ids.Distinct().Order(StringComparer.Ordinal).DefaultIfEmpty(WordCell.None));

    /// <summary>Sentences or words parted by ／.</summary>
    public static IReadOnlyList<string> Parts(string text) => text == WordCell.None ? [] : [.. text.Split(Sentences).Select(part => part.Trim())];
}
