using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TottoriCare.Grpc.Ledger;

/// <summary>記録の流れの番号: ids that follow from what they name, so that equal histories have equal ids.</summary>
internal static class StreamIds
{
    private const int Bytes = 16;

    /// <summary>The stream of a municipality of which there is one, such as its billing.</summary>
    public static Guid Of(MunicipalityCode municipality, string what) => From($"{what}/{municipality.Value}");

    /// <summary>Something that a command makes for one of many, such as the notice of a case.</summary>
    public static Guid Of(Guid requestId, Guid one) => From($"{requestId}/{one}");

    /// <summary>One of several things that a command makes, by its place.</summary>
    public static Guid Of(Guid requestId, int place) => From(string.Create(CultureInfo.InvariantCulture, $"{requestId}/{place}"));

    /// <summary>The version of these ids: one that no UUID of a caller has, so that no request can take the place of a stream.</summary>
    public const int Version = 15;

    private static Guid From(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | (Version << 4));
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..Bytes], bigEndian: true);
    }
}
