using System.Text.RegularExpressions;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>The commands of OPERATIONS.md, by the name that stands before their block.</summary>
internal static class OperationsPage
{
    /// <summary>The lines of a block.</summary>
    public static string[] Commands(string block)
    {
        using Stream file = typeof(OperationsPage).Assembly.GetManifestResourceStream("OPERATIONS.md")!;
        string page = new StreamReader(file).ReadToEnd();
        Match found = Regex.Match(page, $@"<!-- ledger: {block} -->\n```(?:sh|sql)\n(.+?)\n```", RegexOptions.Singleline);
        found.Success.ShouldBeTrue(block);
        return found.Groups[1].Value.Split('\n');
    }

    /// <summary>The words of a command as a shell parts them, with what stands for the words in capitals.</summary>
    public static string[] ArgumentsOf(string command, IReadOnlyDictionary<string, string> places) =>
        [.. Regex.Matches(command, "\"([^\"]*)\"|(\\S+)").Select(word => word.Groups[1].Success ? word.Groups[1].Value : word.Value)
            .Select(word => places.TryGetValue(word, out string? place) ? place : word)];
}
