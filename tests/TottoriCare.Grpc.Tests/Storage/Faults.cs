using Google.Rpc;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>What a caller is told when the ledger can't be written.</summary>
internal static class Faults
{
    /// <summary>That it may ask again, and when, in both languages.</summary>
    public static void ShouldAskToRetry(RpcFault fault, Code code)
    {
        fault.Code.ShouldBe(code);
        fault.Status.Details.Count(detail => detail.Is(RetryInfo.Descriptor)).ShouldBe(1);
        fault.Status.Details.Single(detail => detail.Is(LocalizedMessage.Descriptor)).Unpack<LocalizedMessage>().Message.ShouldContain("。");
        fault.Status.Message.ShouldNotBeEmpty();
    }
}
