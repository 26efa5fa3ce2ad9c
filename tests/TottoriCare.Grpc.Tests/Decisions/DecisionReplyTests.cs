using System.Collections;
using System.Net.Http.Headers;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using TottoriCare.Grpc.Tests.Hosting;
using TottoriCare.Grpc.Tests.Transport;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>A decision that writes its own bytes says on every wire what its message says.</summary>
public sealed class DecisionReplyTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly V1.DecisionOptions[] s_options =
    [
        new(), new() { OmitExplanation = true }, new() { CodesOnly = true }, new() { Sensitivity = true, WhyNot = true },
        new() { Sensitivity = true, WhyNot = true, CodesOnly = true },
    ];

    [Fact]
    public async Task The_bytes_are_those_that_protobuf_itself_would_write()
    {
        int compared = 0;
        foreach ((MethodDescriptor method, IMessage request) in Asked())
        {
            if (await GrpcAsync(method, request) is not { } bytes)
                continue;
            method.OutputType.Parser.ParseFrom(bytes).ToByteArray().ShouldBe(bytes);
            compared++;
        }

        compared.ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task Connect_in_JSON_and_in_protobuf_and_gRPC_Web_say_the_same()
    {
        int compared = 0;
        foreach ((MethodDescriptor method, IMessage request) in Asked())
        {
            if (await GrpcAsync(method, request) is not { } bytes)
                continue;
            byte[] json = await PostAsync(method, "application/json", Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(request)));
            JsonParser.Default.Parse(Encoding.UTF8.GetString(json), method.OutputType).ShouldBe(method.OutputType.Parser.ParseFrom(bytes));
            (await PostAsync(method, "application/proto", request.ToByteArray())).ShouldBe(bytes);
            (await PostAsync(method, "application/grpc-web", RawGrpc.Frame(request))).AsSpan(5, bytes.Length).ToArray().ShouldBe(bytes);
            compared++;
        }

        compared.ShouldBeGreaterThan(500);
    }

    [Fact]
    public async Task Without_words_a_decision_says_the_rest_and_nothing_else()
    {
        int compared = 0;
        foreach ((MethodDescriptor method, IMessage request) in KnownCases.Decisions)
        {
            foreach (bool isMore in new[] { false, true })
            {
                var options = new V1.DecisionOptions { Sensitivity = isMore, WhyNot = isMore };
                if (await GrpcAsync(method, With(options, request)) is not { } bytes)
                    continue;
                options.CodesOnly = true;
                IMessage whole = method.OutputType.Parser.ParseFrom(bytes);
                IMessage codes = method.OutputType.Parser.ParseFrom((await GrpcAsync(method, With(options, request)))!);

                FieldDescriptor reasons = method.OutputType.FindFieldByName("reasons");
                TextsOf((V1.Reasons)reasons.Accessor.GetValue(codes)).ShouldBeEmpty();
                foreach (Action clear in TextsOf((V1.Reasons)reasons.Accessor.GetValue(whole)).ToList())
                    clear();
                codes.ShouldBe(whole);
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(200);
    }

    private static IEnumerable<(MethodDescriptor Method, IMessage Request)> Asked() =>
        from it in KnownCases.Decisions
        from options in s_options
        select (it.Method, With(options, it.Request));

    private static IMessage With(V1.DecisionOptions options, IMessage request)
    {
        IMessage asked = request.Descriptor.Parser.ParseFrom(request.ToByteArray());
        request.Descriptor.FindFieldByName("options").Accessor.SetValue(asked, options.Clone());
        return asked;
    }

    // Every text for people within a message, by what would take it out.
    private static IEnumerable<Action> TextsOf(IMessage message)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InFieldNumberOrder().Where(field => field.FieldType == FieldType.Message))
        {
            object? value = field.Accessor.GetValue(message);
            if (field.MessageType == V1.LocalizedText.Descriptor)
            {
                if (value is not (null or ICollection { Count: 0 }))
                    yield return () => field.Accessor.Clear(message);
                continue;
            }

            IEnumerable<IMessage> children = value is IEnumerable list ? list.Cast<IMessage>() : value is IMessage one ? [one] : [];
            foreach (Action clear in children.SelectMany(TextsOf))
                yield return clear;
        }
    }

    private static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";

    // None where the case is one that is refused.
    private async Task<byte[]?> GrpcAsync(MethodDescriptor method, IMessage request)
    {
        RawReply reply = await RawGrpc.CallAsync(host.Http2, PathOf(method), RawGrpc.Frame(request));
        return reply.Code == Code.Ok ? reply.Body[5..] : null;
    }

    private async Task<byte[]> PostAsync(MethodDescriptor method, string contentType, byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(contentType) } };
        using HttpResponseMessage response = await host.Http1.PostAsync(PathOf(method), content);
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }
}
