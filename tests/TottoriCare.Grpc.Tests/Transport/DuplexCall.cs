using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Google.Rpc;

namespace TottoriCare.Grpc.Tests.Transport;

/// <summary>A gRPC call of any kind, whose two sides a test moves by hand.</summary>
internal sealed class DuplexCall : IAsyncDisposable
{
    private readonly OpenContent _requests = new();
    private readonly CancellationTokenSource _giveUp = new();
    private readonly Task<HttpResponseMessage> _response;
    private Stream? _body;

    public DuplexCall(HttpClient client, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = _requests,
            Version = client.DefaultRequestVersion,
            VersionPolicy = client.DefaultVersionPolicy,
        };
        foreach ((string name, string value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        _response = client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _giveUp.Token);
    }

    public async Task<HttpResponseMessage> ResponseAsync() => await _response.WaitAsync(TimeSpan.FromSeconds(10));

    public async Task SendAsync(byte[] bytes)
    {
        Stream stream = await _requests.Opened.WaitAsync(TimeSpan.FromSeconds(10));
        await stream.WriteAsync(bytes);
        await stream.FlushAsync();
    }

    public Task SendAsync(IMessage message) => SendAsync(RawGrpc.Frame(message));

    /// <summary>Half-closes the call.</summary>
    public void Complete() => _requests.Complete();

    /// <summary>Cancels the call, as a client does that has lost interest.</summary>
    public async Task GiveUpAsync()
    {
        await _giveUp.CancelAsync();
        if (_response.IsCompletedSuccessfully)
            _response.Result.Dispose();
    }

    /// <summary>The next message; none at the end.</summary>
    public async Task<T?> ReceiveAsync<T>(MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        _body ??= await (await ResponseAsync()).Content.ReadAsStreamAsync();
        byte[] prefix = new byte[5];
        if (await _body.ReadAtLeastAsync(prefix, 5, throwOnEndOfStream: false).AsTask().WaitAsync(TimeSpan.FromSeconds(10)) == 0)
            return null;
        byte[] payload = new byte[BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1))];
        await _body.ReadExactlyAsync(payload).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        return parser.ParseFrom(payload);
    }

    /// <summary>The status, once everything has been received.</summary>
    public async Task<Code> CodeAsync()
    {
        HttpResponseMessage response = await ResponseAsync();
        return (Code)int.Parse(
            response.TrailingHeaders.TryGetValues("grpc-status", out IEnumerable<string>? values) ? values.Single() : response.Headers.GetValues("grpc-status").Single());
    }

    public async ValueTask DisposeAsync()
    {
        _requests.Complete();
        await GiveUpAsync();
        _giveUp.Dispose();
    }

    private sealed class OpenContent : HttpContent
    {
        private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public OpenContent() => Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

        public Task<Stream> Opened => _opened.Task;

        public void Complete() => _completed.TrySetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync();
            _opened.SetResult(stream);
            await _completed.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
