using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport;

public class HandlerBindingTests
{
    private static readonly Google.Protobuf.Reflection.ServiceDescriptor Echo = EchoReflection.Descriptor.Services[0];

    [Fact]
    public void Every_method_of_the_service_is_bound() =>
        HandlerBinding.Bind(Echo, new EchoHandler()).Select(method => method.Path)
            .ShouldBe(["/echo.v1.Echo/Say", "/echo.v1.Echo/Ask", "/echo.v1.Echo/Count", "/echo.v1.Echo/Sum", "/echo.v1.Echo/Mirror"]);

    [Fact]
    public void A_handler_that_does_not_fit_is_refused_with_every_method_named()
    {
        string message = Should.Throw<InvalidOperationException>(() => HandlerBinding.Bind(Echo, new Unfit())).Message;

        message.ShouldContain("echo.v1.Echo.Say has no handler");
        message.ShouldContain("public Task<Everything> Say(Everything, CallContext) or public Everything Say(Everything, CallContext) or public EncodedReply<Everything> Say(Everything, CallContext)");
        message.ShouldContain("echo.v1.Echo.Count has no handler");
        message.ShouldContain("public IAsyncEnumerable<Number> Count(Number, CallContext)");
        message.ShouldContain("public Task<Number> Sum(IAsyncEnumerable<Number>, CallContext)");
        message.ShouldContain("public IAsyncEnumerable<Number> Mirror(IAsyncEnumerable<Number>, CallContext)");
        message.ShouldContain("Unfit.Askk handles no method");
        message.ShouldNotContain("echo.v1.Echo.Ask has");
    }

    private sealed class Unfit
    {
        public static Everything Ask(Everything request, CallContext context) => request;

        public static Everything Askk(Everything request, CallContext context) => request;

        public static Everything Say(Everything request) => request;

        public static Task<Number> Count(Number request, CallContext context) => Task.FromResult(request);

        public static Number Sum(IAsyncEnumerable<Number> requests, CallContext context) => new();
    }
}
