using Google.Protobuf;
using TottoriCare.Grpc.Transport.Reflection.V1;

namespace TottoriCare.Grpc.Transport;

/// <summary>リフレクション: <c>grpc.reflection.v1.ServerReflection</c>.</summary>
internal sealed class ReflectionService(Lazy<DescriptorIndex> index)
{
    public async IAsyncEnumerable<ServerReflectionResponse> ServerReflectionInfo(
        IAsyncEnumerable<ServerReflectionRequest> requests, CallContext context)
    {
        await foreach (ServerReflectionRequest request in requests)
            yield return index.Value.Answer(request);
    }
}

/// <summary>旧版のリフレクション: <c>grpc.reflection.v1alpha.ServerReflection</c>, whose messages are the same bytes.</summary>
internal sealed class ReflectionAlphaService(Lazy<DescriptorIndex> index)
{
    public async IAsyncEnumerable<Reflection.V1Alpha.ServerReflectionResponse> ServerReflectionInfo(
        IAsyncEnumerable<Reflection.V1Alpha.ServerReflectionRequest> requests, CallContext context)
    {
        await foreach (Reflection.V1Alpha.ServerReflectionRequest request in requests)
        {
            ServerReflectionResponse response = index.Value.Answer(ServerReflectionRequest.Parser.ParseFrom(request.ToByteArray()));
            yield return Reflection.V1Alpha.ServerReflectionResponse.Parser.ParseFrom(response.ToByteArray());
        }
    }
}
