using TottoriCare.Specs.Reading;

namespace TottoriCare.Specs.Cells;

/// <summary>読んだ値: what a cell says, or why it says nothing.</summary>
internal readonly record struct CellRead<T>(T? Value, CellFault? Fault)
{
    public static implicit operator CellRead<T>(T value) => new(value, null);

    public static implicit operator CellRead<T>(CellFault fault) => new(default, fault);

    /// <summary>The same reading, its value made into something else.</summary>
    public CellRead<TOther> Then<TOther>(Func<T, CellRead<TOther>> next) => Fault is { } fault ? fault : next(Value!);
}

/// <summary>セルの誤り: why a cell can't be read, and the mend.</summary>
internal sealed record CellFault(string Code, LocalizedText Message)
{
    /// <summary>The fault at the place of its cell, named by its column.</summary>
    public SpecFault At(SpecCell cell, string head) => new(cell.Place, Code, new LocalizedText($"列「{head}」: {Message.Ja}", $"column {head}: {Message.En}"));

    /// <summary>A cell of the wrong form; where it has full-width digits, they are what is wrong.</summary>
    public static CellFault Form(string text, string code, string ja, string en) => text.Any(c => c is >= '０' and <= '９')
        ? new CellFault("DIGITS_FULL_WIDTH", new LocalizedText(
            $"「{text}」に全角の数字があります。半角の数字で書いてください（{ja}）。", $"'{text}' has full-width digits; write half-width ones ({en})."))
        : new CellFault(code, new LocalizedText($"「{text}」は読めません。{ja}。", $"'{text}' can't be read: {en}."));
}
