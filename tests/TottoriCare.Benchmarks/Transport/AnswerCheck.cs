using System.Net;
using System.Net.Http.Headers;

namespace TottoriCare.Benchmarks.Transport;

/// <summary>Whether a method answers at all: h2load looks at nothing but the status of HTTP, which a gRPC failure leaves at 200.</summary>
internal static class AnswerCheck
{
    /// <summary>Calls a method once.</summary>
    /// <returns>The bytes of the answer.</returns>
    /// <exception cref="InvalidOperationException">The answer is not OK.</exception>
    public static async Task<byte[]> RequireAsync(Load load)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, load.Address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(await File.ReadAllBytesAsync(load.BodyFile)) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        using HttpResponseMessage response = await client.SendAsync(request);
        byte[] body = await response.Content.ReadAsByteArrayAsync();
        return response.TrailingHeaders.TryGetValues("grpc-status", out IEnumerable<string>? status) && status.Single() == "0"
            ? body
            : throw new InvalidOperationException($"{load.Name} is not answered with OK.");
    }
}
