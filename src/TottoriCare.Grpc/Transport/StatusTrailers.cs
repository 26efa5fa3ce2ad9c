using Google.Protobuf;
using Google.Rpc;
using Microsoft.AspNetCore.Http;

namespace TottoriCare.Grpc.Transport;

/// <summary>結果の末尾情報: a status as gRPC trailers, within a budget of bytes.</summary>
/// <remarks>
/// Many clients refuse more than 8 KiB of headers, and proxies less. What does not fit is left out in this order: field
/// violations from the last one, then every detail, then the end of the message. Custom trailers count, and always stay.
/// </remarks>
internal static class StatusTrailers
{
    public const string StatusName = "grpc-status";
    public const string MessageName = "grpc-message";
    public const string DetailsName = "grpc-status-details-bin";

    /// <summary>What HTTP/2 counts for one header beside its name and value (RFC 9113, 6.5.2).</summary>
    private const int EntryOverhead = 32;

    private const int MaxMessageLength = 1024;

    private static readonly string[] Codes = [.. Enumerable.Range(0, 17).Select(code => code.ToString())];

    public static string NumberOf(Code code) => Codes[(int)code];

    /// <summary>Writes a status into trailers, or into headers where nothing else is sent; no fault means OK.</summary>
    public static void Write(IHeaderDictionary destination, Status? status, Metadata? custom, int maxBytes)
    {
        custom?.AppendTo(destination);
        if (status is null)
        {
            destination.GrpcStatus = NumberOf(Code.Ok);
            return;
        }

        int left = maxBytes - SizeOf(custom) - EntrySize(StatusName, 2);

        string message = PercentEncoding.Encode(status.Message, Math.Clamp(left - EntrySize(MessageName, 0), 0, MaxMessageLength));
        left -= EntrySize(MessageName, message.Length);

        destination[StatusName] = NumberOf((Code)status.Code);
        if (message.Length > 0)
            destination[MessageName] = message;
        if (status.Details.Count > 0 && Fit(status, left - EntrySize(DetailsName, 0)) is { } details)
            destination[DetailsName] = details;
    }

    private static string? Fit(Status status, int maxLength)
    {
        if (Base64Length(status.CalculateSize()) <= maxLength)
            return Encode(status);

        int least = 1;
        int most = FieldViolations.CountIn(status) - 1;
        string? longest = null;
        while (least <= most)
        {
            int kept = (least + most) / 2;
            Status shorter = FieldViolations.Keep(status, kept);
            if (Base64Length(shorter.CalculateSize()) <= maxLength)
                (longest, least) = (Encode(shorter), kept + 1);
            else
                most = kept - 1;
        }

        return longest;
    }

    private static string Encode(Status status) => Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');

    private static int Base64Length(int bytes) => (bytes * 4 + 2) / 3;

    private static int EntrySize(string name, int valueLength) => name.Length + valueLength + EntryOverhead;

    private static int SizeOf(Metadata? custom)
    {
        if (custom is null)
            return 0;

        int size = 0;
        foreach (MetadataEntry entry in custom)
            size += EntrySize(entry.Key, entry.Text.Length);
        return size;
    }
}
