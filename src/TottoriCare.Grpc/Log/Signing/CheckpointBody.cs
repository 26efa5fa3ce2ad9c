using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TottoriCare.Grpc.Log.Tree;

namespace TottoriCare.Grpc.Log.Signing;

/// <summary>先頭の文: the three lines of a checkpoint that are signed (c2sp.org/tlog-checkpoint): name of the log, size and root.</summary>
/// <param name="Origin">The name of the log.</param>
/// <param name="Size">How many entries it has.</param>
/// <param name="Root">The root over them.</param>
internal sealed record CheckpointBody(string Origin, long Size, TreeHash Root)
{
    /// <summary>The lines, each ended by a line feed.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Convert.ToBase64String(Root.ToBytes())}\n");

    /// <summary>Reads the lines; further ones are left alone, as the specification says.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out CheckpointBody? body)
    {
        body = null;
        string[] lines = text.Split('\n');
        Span<byte> root = stackalloc byte[TreeHash.Length];
        if (lines.Length < 4 || lines[0].Length == 0
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out long size)
            || size.ToString(CultureInfo.InvariantCulture) != lines[1]
            || !Convert.TryFromBase64String(lines[2], root, out int length) || length != TreeHash.Length)
            return false;
        body = new CheckpointBody(lines[0], size, new TreeHash(root));
        return true;
    }
}
