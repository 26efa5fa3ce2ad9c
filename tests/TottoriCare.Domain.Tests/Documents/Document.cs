using System.Reflection;

namespace TottoriCare.Domain.Tests.Documents;

/// <summary>A file of the repository, embedded when the tests are built.</summary>
internal sealed class Document
{
    private readonly string _name;
    private readonly string[] _lines;

    private Document(string name, string text)
    {
        _name = name;
        _lines = text.TrimEnd('\n').Split('\n');
    }

    /// <summary>A file by its path from the root of the repository.</summary>
    public static Document Read(string path)
    {
        using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"{path} is not embedded.");
        return new Document(path, new StreamReader(file).ReadToEnd());
    }

    /// <summary>The whole text, its last line end left out.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>The lines that begin with a text.</summary>
    public IEnumerable<string> LinesBeginning(string start) => _lines.Where(line => line.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The content of the fenced block after a mark.</summary>
    public string BlockAfter(string mark)
    {
        string[] rest = [.. AfterMark($"<!-- {mark} -->").SkipWhile(line => line.Length == 0)];
        rest[0].ShouldStartWith("```", customMessage: $"{_name}: {mark}");
        return string.Join('\n', rest.Skip(1).TakeWhile(line => line != "```"));
    }

    /// <summary>What stands between a mark and the mark that ends it, without empty lines at either end.</summary>
    public string Between(string mark) =>
        string.Join('\n', AfterMark($"<!-- {mark} -->").TakeWhile(line => line != $"<!-- end of {mark} -->")).Trim('\n');

    /// <summary>The lines between two comments of a C# file, moved to the left margin.</summary>
    public string Region(string mark)
    {
        string[] lines = [.. _lines.SkipWhile(line => line.Trim() != $"// {mark}").Skip(1).TakeWhile(line => line.Trim() != $"// end of {mark}")];
        int margin = lines[0].Length - lines[0].TrimStart().Length;
        return string.Join('\n', lines.Select(line => line[margin..]));
    }

    private IEnumerable<string> AfterMark(string mark)
    {
        _lines.ShouldContain(mark, $"{_name} has no such mark.");
        return _lines.SkipWhile(line => line != mark).Skip(1);
    }
}
