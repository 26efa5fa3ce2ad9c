using System.Text;
using System.Text.RegularExpressions;

namespace TottoriCare.Grpc.Contract;

/// <summary>一覧のページ: one page of a list whose items have keys in ascending order.</summary>
/// <remarks>
/// A token holds the last key of a page, so that items which come or go between two calls neither repeat nor hide others.
/// </remarks>
internal static partial class Page
{
    /// <summary>How many items a page has where the caller leaves it open.</summary>
    public const int UsualSize = 50;

    /// <summary>How many items a page has at most.</summary>
    public const int MostSize = 200;

    private const string TokenVersion = "1:";
    private const int MostDigits = 9;

    /// <summary>A key by which ids stand as people expect it: C2 before C10.</summary>
    public static string NaturalKey(string id) => $"{Digits().Replace(id, digits => digits.Value.PadLeft(MostDigits, '0'))} {id}";

    /// <summary>The items of the page that a request asks for, and the token of the next one; none after a fault.</summary>
    /// <param name="items">Every item of the list, by ascending key.</param>
    /// <param name="keyOf">The key of an item: unique, and never empty.</param>
    /// <param name="pageSize">0 for the usual size; more than the most is cut to it.</param>
    /// <param name="pageToken">Empty for the first page.</param>
    /// <param name="faults">Where a negative size or a token that was never given out is noted.</param>
    public static (IReadOnlyList<T> Items, string NextToken) Of<T>(
        IReadOnlyList<T> items, Func<T, string> keyOf, int pageSize, string pageToken, RequestFaults faults)
    {
        if (pageSize < 0)
            faults.Add("page_size", "PAGE_SIZE_OUT_OF_RANGE", "件数は0以上の整数で指定してください。", "A page size is 0 or more.");
        bool tokenIsSound = TryReadToken(pageToken, out string after);
        if (!tokenIsSound)
            faults.Add("page_token", "PAGE_TOKEN_INVALID",
                "前の応答の nextPageToken をそのまま指定してください。", "Give next_page_token of the page before, unchanged.");
        if (pageSize < 0 || !tokenIsSound)
            return ([], "");

        int size = pageSize == 0 ? UsualSize : Math.Min(pageSize, MostSize);
        T[] left = [.. items.SkipWhile(item => string.CompareOrdinal(keyOf(item), after) <= 0)];
        return left.Length <= size ? (left, "") : (left[..size], TokenOf(keyOf(left[size - 1])));
    }

    private static string TokenOf(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(TokenVersion + key));

    private static bool TryReadToken(string token, out string key)
    {
        key = "";
        if (token.Length == 0)
            return true;
        byte[] bytes = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, bytes, out int length))
            return false;
        string text = Encoding.UTF8.GetString(bytes, 0, length);
        bool isOurs = text.StartsWith(TokenVersion, StringComparison.Ordinal) && text.Length > TokenVersion.Length;
        key = isOurs ? text[TokenVersion.Length..] : "";
        return isOurs;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
