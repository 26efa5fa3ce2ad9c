using System.Text;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>不採用: a file or folder that is not taken into service, what that means, and every fault of it.</summary>
/// <param name="Headline">What is refused, and what is done instead.</param>
/// <param name="Errors">Every fault, with its place and the mend.</param>
internal sealed record Refusal(LocalizedText Headline, IReadOnlyList<InputError> Errors)
{
    /// <summary>The refusal as a console shows it: the headline, then place and code of each fault with its sentence in both languages.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(Headline.Ja).Append('\n').Append(Headline.En);
        foreach (InputError error in Errors)
        {
            text.Append("\n  ").Append(error.Path).Append(error.Path.Length == 0 ? "" : "  ").Append(error.Code);
            text.Append("\n    ").Append(error.Message.Ja).Append("\n    ").Append(error.Message.En);
        }

        return Printable(text.ToString());
    }

    /// <summary>A name of a file for one line of a console: whoever chose the name must not command the terminal.</summary>
    public static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '�' : c));
}
