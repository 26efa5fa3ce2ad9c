namespace TottoriCare.Rulebooks;

/// <summary>変更点: one place at which two rulebooks, or two editions of one, differ.</summary>
/// <param name="Path">
/// The JSON path, such as <c>$.terms.pools.stays.cap</c>. It ends at a value, at a text in both languages, at a list of codes, ids,
/// days or numbers, and at the highest key that only one of the two has.
/// </param>
/// <param name="Kind">追加・削除・変更.</param>
/// <param name="Where">The path in words, such as <c>利用上限 › ショートステイ › 上限</c>.</param>
/// <param name="Before">What the earlier one says, in words with units; none where it has nothing here.</param>
/// <param name="After">What the later one says; none where it has nothing here.</param>
public sealed record RulebookChange(
    string Path, RulebookChangeKind Kind, LocalizedText Where, LocalizedText? Before, LocalizedText? After)
{
    /// <summary>The change in one line: <c>利用上限 › ショートステイ › 上限: 7泊 → 10泊</c>; what only one of the two has is marked 追加 or 削除.</summary>
    public string ToText(Language language)
    {
        string where = Where.In(language);
        if (Before is { } before && After is { } after)
            return $"{where}: {before.In(language)} → {after.In(language)}";

        string what = (Before ?? After)!.In(language);
        return language == Language.Japanese
            ? $"{where}（{Kind.Title.Ja}）: {what}"
            : $"{where} ({Kind.Title.En}): {what}";
    }

    /// <summary>The Japanese line, for logs and debuggers.</summary>
    public override string ToString() => ToText(Language.Japanese);
}
