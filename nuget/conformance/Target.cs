using System.Net;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Conformance;

/// <summary>通信方式: how the system is asked.</summary>
public enum Protocol
{
    /// <summary>JSON by POST over HTTP/1.1 (Connect, unary).</summary>
    Json,

    /// <summary>gRPC over HTTP/2, also without TLS.</summary>
    Grpc,
}

/// <summary>採点の対象: somebody's system, which is asked over HTTP.</summary>
public sealed class Target : IDisposable
{
    private readonly HttpClient _client;
    private readonly Uri _address;
    private readonly Protocol _protocol;
    private readonly TimeSpan _timeout;

    /// <summary>A system at an address.</summary>
    /// <param name="address">Where it listens: <c>http://host:port</c>, with a path where the methods lie below one.</param>
    /// <param name="protocol">How it is asked.</param>
    /// <param name="timeout">How long one answer may take.</param>
    /// <param name="headers">Headers that go with every call, for a credential.</param>
    public Target(Uri address, Protocol protocol, TimeSpan timeout, IEnumerable<(string Name, string Value)> headers)
    {
        _address = new Uri(address.AbsoluteUri.TrimEnd('/') + "/");
        _protocol = protocol;
        _timeout = timeout;
        _client = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = timeout }) { Timeout = Timeout.InfiniteTimeSpan };
        foreach ((string name, string value) in headers)
            _client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <summary>Asks a case.</summary>
    /// <exception cref="TargetUnreachable">There is no such system there, or it does not speak the protocol.</exception>
    internal async Task<Reply> AskAsync(ConformanceCase asked, CancellationToken stop)
    {
        MethodDescriptor method = Contract.Find(asked.Rpc)!;
        var address = new Uri(_address, Contract.PathOf(method));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_timeout);
        try
        {
            return _protocol == Protocol.Json
                ? await JsonWire.CallAsync(_client, address, method, Contract.RequestOf(asked), limit.Token)
                : await GrpcWire.CallAsync(_client, address, method, Contract.BytesOf(method, Contract.RequestOf(asked)), limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Reply.TimedOut(_timeout);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError)
        {
            throw new TargetUnreachable(WhyNot(fault), fault);
        }
        // Before the broken connection: what protobuf throws is an IOException too.
        catch (Exception fault) when (fault is InvalidProtocolBufferException or InvalidJsonException or InvalidOperationException)
        {
            return Reply.Refused(new($"契約にある形の応答でない（{fault.Message}）。", $"the reply is not of the contract's form ({fault.Message})."));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return Reply.Refused(new($"通信が途切れた（{fault.Message}）。", $"the connection broke ({fault.Message})."));
        }
    }

    private Words WhyNot(HttpRequestException fault) => fault.HttpRequestError is HttpRequestError.HttpProtocolError or HttpRequestError.VersionNegotiationError
        ? new(
            $"{_address} は {_protocol} の求める HTTP を話しません。gRPC は HTTP/2 のポート、JSON は HTTP/1.1 のポートを --target に指定してください。",
            $"{_address} does not speak the HTTP that {_protocol} needs; give --target the port of HTTP/2 for gRPC, that of HTTP/1.1 for JSON.")
        : new(
            $"{_address} に接続できません（{fault.Message}）。システムが動いていること、--target のホストとポートを確かめてください。",
            $"{_address} can't be reached ({fault.Message}); see that the system runs, and check the host and port of --target.");
}

/// <summary>到達不能: there is no system at the address, or it does not speak the protocol.</summary>
/// <param name="why">Why, and the mend.</param>
/// <param name="cause">What failed.</param>
internal sealed class TargetUnreachable(Words why, Exception? cause) : Exception(why.En, cause)
{
    public Words Why => why;
}
