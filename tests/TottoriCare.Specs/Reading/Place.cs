namespace TottoriCare.Specs.Reading;

/// <summary>位置: where in a spec something stands.</summary>
/// <param name="File">The file, from the folder of the specs: <c>鳥取市/キャンセル料.md</c>.</param>
/// <param name="Line">The line, 1 for the first.</param>
/// <param name="Column">The character of the line, 1 for the first.</param>
public readonly record struct Place(string File, int Line, int Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
