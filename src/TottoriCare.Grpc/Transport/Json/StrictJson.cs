using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Transport;

/// <summary>厳格な JSON: reads a message out of proto3 JSON and names every fault with its place.</summary>
/// <remarks>
/// Protobuf's own parser names no place, keeps the last of two equal keys and lets unknown enum numbers pass; a request that
/// decides about a citizen must not be read so loosely. Accepts what the proto3 JSON mapping allows and nothing else.
/// </remarks>
internal static class StrictJson
{
    /// <summary>Some legacy systems put a byte order mark before UTF-8; it is skipped.</summary>
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        MessageDescriptor type,
        GrpcServerOptions options,
        [NotNullWhen(true)] out IMessage? message,
        out IReadOnlyList<InputError> errors)
    {
        var faults = new JsonFaults(options.MaxViolations);
        message = null;
        if (utf8.StartsWith(ByteOrderMark))
            utf8 = utf8[ByteOrderMark.Length..];

        if (!Utf8.IsValid(utf8))
            faults.NotUtf8();
        else
            try
            {
                message = new JsonMessageReader(utf8, faults, options.MaxJsonDepth).ReadWhole(type);
            }
            catch (JsonException exception)
            {
                faults.NotJson(exception.LineNumber, exception.BytePositionInLine);
            }

        errors = faults.Errors;
        return message is not null && errors.Count == 0;
    }
}
