namespace TottoriCare;

/// <summary>入力の誤り: one fault of outside text or facts, with its place and the mend.</summary>
/// <remarks>Never holds a personal value: a message names the place and what is expected there.</remarks>
/// <param name="Path">
/// Where the fault is: a field path in snake_case with list indexes (<c>history[3].last_day</c>), a JSON path in a
/// rulebook (<c>$.terms.pools.stays.cap</c>) or <c>line 12</c> in a file of lines. Empty for the whole.
/// </param>
/// <param name="Code">A stable code in UPPER_SNAKE_CASE, such as <c>LAST_DAY_BEFORE_FIRST</c>.</param>
/// <param name="Message">What is wrong and how to mend it, in both languages.</param>
public sealed record InputError(string Path, string Code, LocalizedText Message)
{
    /// <summary>The same fault, seen from the thing that holds its place: <c>last_day</c> under <c>history[3]</c>.</summary>
    public InputError Under(string parent) => this with
    {
        Path = Path.Length == 0 ? parent : Path[0] == '[' || parent.Length == 0 ? parent + Path : $"{parent}.{Path}",
    };
}
