using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TottoriCare.Grpc.Log.Signing;

/// <summary>署名した文: a signed note (c2sp.org/signed-note): a text, an empty line, and lines of signatures.</summary>
/// <param name="Text">The text, ended by a line feed.</param>
/// <param name="Signatures">Who is said to have signed, with what.</param>
internal sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const int MostSignatures = 16;
    private const string Dash = "— ";

    /// <summary>The note as it is written.</summary>
    public override string ToString()
    {
        var note = new StringBuilder(Text).Append('\n');
        foreach (NoteSignature signature in Signatures)
            note.Append(Dash).Append(signature.Name).Append(' ').Append(Convert.ToBase64String([.. signature.KeyId, .. signature.Bytes])).Append('\n');
        return note.ToString();
    }

    /// <summary>Reads a note.</summary>
    public static bool TryParse(string note, [NotNullWhen(true)] out SignedNote? parsed)
    {
        parsed = null;
        int end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || end + 2 >= note.Length || !note.EndsWith('\n'))
            return false;
        string[] lines = note[(end + 2)..^1].Split('\n');
        var signatures = new List<NoteSignature>();
        foreach (string line in lines)
        {
            string[] parts = line.Split(' ');
            byte[] bytes = new byte[line.Length];
            if (parts is not ["—", { Length: > 0 } name, { } text] || signatures.Count == MostSignatures
                || !Convert.TryFromBase64String(text, bytes, out int length) || length <= NoteSignature.KeyIdLength)
                return false;
            signatures.Add(new NoteSignature(name, bytes[..NoteSignature.KeyIdLength], bytes[NoteSignature.KeyIdLength..length]));
        }

        parsed = new SignedNote(note[..(end + 1)], signatures);
        return true;
    }
}

/// <summary>署名: one signature of a note.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="KeyId">Four bytes that tell which key of the name.</param>
/// <param name="Bytes">The signature itself.</param>
internal sealed record NoteSignature(string Name, byte[] KeyId, byte[] Bytes)
{
    public const int KeyIdLength = 4;
}
