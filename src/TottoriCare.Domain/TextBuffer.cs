using System.Globalization;

namespace TottoriCare;

/// <summary>A text in the making, on the stack while it is short: an explanation is a hundred small pieces, and they are most of its time.</summary>
internal ref struct TextBuffer(Span<char> start)
{
    private Span<char> _place = start;
    private int _length;

    public void Append(char character) => Take(1)[0] = character;

    public void Append(string text) => text.AsSpan().CopyTo(Take(text.Length));

    /// <summary>Writes a number in decimal digits, with leading zeros up to a number of digits.</summary>
    public void Append(long number, int fewestDigits = 1)
    {
        if (number < 0)
        {
            Append(number.ToString(CultureInfo.InvariantCulture));
            return;
        }

        int digits = 1;
        for (long rest = number / 10; rest > 0 || digits < fewestDigits; rest /= 10)
            digits++;
        Span<char> place = Take(digits);
        for (int i = digits - 1; i >= 0; i--, number /= 10)
            place[i] = (char)('0' + (number % 10));
    }

    public override readonly string ToString() => _place.Slice(0, _length).ToString();

    private Span<char> Take(int more)
    {
        int end = _length + more;
        if (end > _place.Length)
            Grow(end);
        Span<char> taken = _place.Slice(_length, more);
        _length = end;
        return taken;
    }

    private void Grow(int atLeast)
    {
        Span<char> longer = new char[Math.Max(atLeast, 2 * _place.Length)];
        _place.Slice(0, _length).CopyTo(longer);
        _place = longer;
    }
}
