using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TottoriCare.Grpc.Contract;

/// <summary>一覧のページ: one page of a list whose items have keys in ascending order.</summary>
/// <remarks>
/// A token holds the last key of a page, so that items which come or go between two calls neither repeat nor hide others, and of
/// which list it is: the pages of one rulebook never go on with those of another, or of the same after it was replaced.
/// </remarks>
internal static partial class Page
{
    /// <summary>How many items a page has where the caller leaves it open.</summary>
    public const int UsualSize = 50;

    /// <summary>How many items a page has at most.</summary>
    public const int MostSize = 200;

    private const string TokenVersion = "2:";
    private const char AfterScope = ':';
    private const int ScopeBytes = 8;
    private const int MostDigits = 9;

    /// <summary>A key by which ids stand as people expect it: C2 before C10.</summary>
    public static string NaturalKey(string id) => $"{Digits().Replace(id, digits => digits.Value.PadLeft(MostDigits, '0'))} {id}";

    /// <summary>The items of the page that a request asks for, and the token of the next one; none after a fault.</summary>
    /// <param name="items">Every item of the list, by ascending key.</param>
    /// <param name="keyOf">The key of an item: unique, and never empty.</param>
    /// <param name="scope">Of what the list is, with the digest of what it is taken from; a token of another scope is refused.</param>
    /// <param name="pageSize">0 for the usual size; more than the most is cut to it.</param>
    /// <param name="pageToken">Empty for the first page.</param>
    /// <param name="faults">Where a negative size or a token that was never given out is noted.</param>
    public static (IReadOnlyList<T> Items, string NextToken) Of<T>(
        IReadOnlyList<T> items, Func<T, string> keyOf, string scope, int pageSize, string pageToken, RequestFaults faults)
    {
        if (Ask(scope, pageSize, pageToken, faults) is not { } asked)
            return ([], "");
        T[] left = [.. items.SkipWhile(item => string.CompareOrdinal(keyOf(item), asked.After) <= 0)];
        return left.Length <= asked.Size ? (left, "") : (left[..asked.Size], TokenAfter(scope, keyOf(left[asked.Size - 1])));
    }

    /// <summary>What page a request asks for, where the items are found by their keys; none after a fault.</summary>
    /// <returns>The key after which the page begins, empty for the first; and how many items it has at most.</returns>
    /// <inheritdoc cref="Of"/>
    public static (string After, int Size)? Ask(string scope, int pageSize, string pageToken, RequestFaults faults)
    {
        if (pageSize < 0)
            faults.Add("page_size", "PAGE_SIZE_OUT_OF_RANGE", "件数は0以上の整数で指定してください。", "A page size is 0 or more.");
        bool tokenIsSound = TryReadToken(pageToken, HeadOf(scope), faults, out string after);
        return pageSize < 0 || !tokenIsSound ? null : (after, pageSize == 0 ? UsualSize : Math.Min(pageSize, MostSize));
    }

    /// <summary>The token of the page after an item.</summary>
    public static string TokenAfter(string scope, string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(HeadOf(scope) + key));

    private static string HeadOf(string scope) =>
        $"{TokenVersion}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scope)).AsSpan(0, ScopeBytes))}{AfterScope}";

    private static bool TryReadToken(string token, string head, RequestFaults faults, out string key)
    {
        key = "";
        if (token.Length == 0)
            return true;
        byte[] bytes = new byte[token.Length];
        string text = Convert.TryFromBase64String(token, bytes, out int length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        if (!text.StartsWith(TokenVersion, StringComparison.Ordinal) || text.Length <= head.Length || text[head.Length - 1] != AfterScope)
        {
            faults.Add("page_token", "PAGE_TOKEN_INVALID",
                "前の応答の nextPageToken をそのまま指定してください。", "Give next_page_token of the page before, unchanged.");
            return false;
        }

        key = text[head.Length..];
        if (text.StartsWith(head, StringComparison.Ordinal))
            return true;
        faults.Add("page_token", "PAGE_TOKEN_OF_ANOTHER_LIST",
            "別の一覧のものか、規則集が差し替えられる前のものです。空にして、最初のページからやり直してください。",
            "It is of another list, or from before the rulebook was replaced; leave it empty and begin again with the first page.");
        return false;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
