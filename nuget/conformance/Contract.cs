using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace TottoriCare.Conformance;

/// <summary>契約: the methods that can be scored, each of which takes one case, and the JSON form of their messages.</summary>
internal static class Contract
{
    // A newer system may answer with fields that this kit does not know.
    private static readonly JsonParser s_reply = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(true));

    private static readonly JsonFormatter s_whole = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(true));

    private static readonly Dictionary<string, MethodDescriptor> s_methods = V1.DecisionServiceReflection.Descriptor.Services
        .SelectMany(service => service.Methods).Where(method => !method.IsClientStreaming).ToDictionary(method => $"{method.Service.Name}/{method.Name}");

    /// <summary>The names of the methods, as cases write them: <c>DecisionService/DecideBooking</c>.</summary>
    public static IEnumerable<string> Rpcs => s_methods.Keys;

    /// <summary>The method of a name; none where the contract has no such method.</summary>
    public static MethodDescriptor? Find(string rpc) => s_methods.GetValueOrDefault(rpc);

    /// <summary>The path at which a method is called.</summary>
    public static string PathOf(MethodDescriptor method) => $"{method.Service.FullName}/{method.Name}";

    /// <summary>The request of a case, which asks for no prose unless it says something of that itself: nothing of it is compared.</summary>
    public static string RequestOf(ConformanceCase asked)
    {
        JsonObject request = JsonObject.Create(asked.Request)!;
        request.TryAdd("options", new JsonObject { ["omitExplanation"] = true });
        return request.ToJsonString();
    }

    /// <summary>The bytes of a request that is written in JSON.</summary>
    /// <exception cref="InvalidProtocolBufferException">The JSON is no such request.</exception>
    public static byte[] BytesOf(MethodDescriptor method, string requestJson) =>
        JsonParser.Default.Parse(requestJson, method.InputType).ToByteArray();

    /// <summary>A reply with every field that it can have, whichever of the forms that the contract allows it came in.</summary>
    /// <exception cref="InvalidProtocolBufferException">The JSON is no such reply.</exception>
    public static string Canonical(MethodDescriptor method, string replyJson) => s_whole.Format(s_reply.Parse(replyJson, method.OutputType));

    /// <summary>A reply with every field that it can have.</summary>
    /// <exception cref="InvalidProtocolBufferException">The bytes are no such reply.</exception>
    public static string Canonical(MethodDescriptor method, byte[] reply) => s_whole.Format(method.OutputType.Parser.ParseFrom(reply));
}
