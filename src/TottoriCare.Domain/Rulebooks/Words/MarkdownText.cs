using System.Globalization;
using System.Text;

namespace TottoriCare.Rulebooks.Words;

/// <summary>Markdown, line by line. Every text is escaped, so that it stays one line and says nothing to Markdown.</summary>
internal sealed class MarkdownText
{
    private static readonly HashSet<char> s_special = [.. "\\`*[]<>|"];
    private static readonly HashSet<char> s_specialAtStart = [.. "#+-=~_"];

    private readonly StringBuilder _text = new();

    private bool _afterHeading;

    /// <summary>A heading of level 1 or deeper, with an empty line around it.</summary>
    public void Heading(int level, string text)
    {
        _text.Append(_text.Length == 0 ? "" : "\n").Append('#', level).Append(' ');
        AppendLine(text);
        _afterHeading = true;
    }

    /// <summary>A line of a list that is not numbered.</summary>
    /// <param name="depth">How deep the list lies in others, from 0.</param>
    /// <param name="text">The line.</param>
    public void Bullet(int depth, string text)
    {
        Indent(depth).Append("- ");
        AppendLine(text);
    }

    /// <summary>A line of a numbered list.</summary>
    public void Item(int depth, int number, string text)
    {
        Indent(depth).Append(number.ToString(CultureInfo.InvariantCulture)).Append(". ");
        AppendLine(text);
    }

    public override string ToString() => _text.ToString();

    private StringBuilder Indent(int depth)
    {
        _text.Append(_afterHeading ? "\n" : "").Append(' ', 2 * depth);
        _afterHeading = false;
        return _text;
    }

    private void AppendLine(string text)
    {
        int digits = text.TakeWhile(c => c is >= '0' and <= '9').Count();
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool special = s_special.Contains(c)
                || (i == 0 && s_specialAtStart.Contains(c))
                || (i > 0 && i == digits && c is '.' or ')');
            _text.Append(special ? "\\" : "").Append(char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c);
        }

        _text.Append('\n');
    }
}
