using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace TottoriCare.Grpc.Transport;

/// <summary>途絶えた要求: the caller has reset the stream, or its connection is gone, while its request was being read.</summary>
/// <remarks>
/// The body says so a moment before the request counts as aborted. By then an error of the handler's own files would look
/// the same, so that it is told here, where nothing but the body is read.
/// </remarks>
internal static class CutRequest
{
    public static bool Is(IOException exception) => exception is not (BadHttpRequestException or InvalidProtocolBufferException);
}
