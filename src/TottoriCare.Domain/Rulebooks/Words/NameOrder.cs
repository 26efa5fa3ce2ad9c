namespace TottoriCare.Rulebooks.Words;

/// <summary>名前の順: the order of names that people give, with numbers by their size, so that C2 comes before C10.</summary>
/// <remarks>By characters and not by any culture. Names that differ only in leading zeros are told apart by their characters.</remarks>
internal sealed class NameOrder : IComparer<string>
{
    public static readonly NameOrder Instance = new();

    private NameOrder()
    {
    }

    public int Compare(string? x, string? y)
    {
        string left = x ?? "";
        string right = y ?? "";
        int i = 0;
        int j = 0;
        while (i < left.Length && j < right.Length)
        {
            int order = IsDigit(left[i]) && IsDigit(right[j])
                ? CompareNumbers(NumberAt(left, ref i), NumberAt(right, ref j))
                : left[i++].CompareTo(right[j++]);
            if (order != 0)
                return order;
        }

        int rest = (left.Length - i).CompareTo(right.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(left, right);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static string NumberAt(string name, ref int index)
    {
        int start = index;
        while (index < name.Length && IsDigit(name[index]))
            index++;
        return name.Substring(start, index - start).TrimStart('0');
    }

    private static int CompareNumbers(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
}
