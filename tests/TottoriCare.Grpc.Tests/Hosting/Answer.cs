using Google.Rpc;

namespace TottoriCare.Grpc.Tests.Hosting;

/// <summary>What a call came to: a message, or a status with its details.</summary>
internal sealed record Answer<TResponse>(TResponse? Message, Status? Fault)
    where TResponse : class
{
    /// <summary>The message of a call that must not fail.</summary>
    public TResponse Value => Message ?? throw new ShouldAssertException($"The call failed: {Fault}");

    /// <summary>Path and code of each field violation, in their order.</summary>
    public IReadOnlyList<(string Path, string Code)> Violations =>
        [.. Detail<BadRequest>().FieldViolations.Select(violation => (violation.Field, violation.Reason))];

    /// <summary>The one detail of a type.</summary>
    public TDetail Detail<TDetail>()
        where TDetail : Google.Protobuf.IMessage, new()
    {
        Fault.ShouldNotBeNull();
        return Fault.Details.Single(detail => detail.Is(new TDetail().Descriptor)).Unpack<TDetail>();
    }

    /// <summary>Fails unless the request was refused for the named fields, each with a sentence in both languages.</summary>
    public void ShouldBeRefused(params (string Path, string Code)[] violations)
    {
        Fault.ShouldNotBeNull("The request was answered.");
        Fault.Code.ShouldBe((int)Code.InvalidArgument, Fault.ToString());
        Violations.ShouldBe(violations);
        Detail<ErrorInfo>().Reason.ShouldBe(violations[0].Code);
        Detail<ErrorInfo>().Domain.ShouldBe("tottoricare");
        Detail<LocalizedMessage>().Locale.ShouldBe("ja-JP");
        ShouldBeJapanese(Detail<LocalizedMessage>().Message);
        foreach (BadRequest.Types.FieldViolation violation in Detail<BadRequest>().FieldViolations)
        {
            violation.Description.ShouldNotBeNullOrWhiteSpace();
            violation.Description.Any(IsJapanese).ShouldBeFalse(violation.Description);
            violation.LocalizedMessage.Locale.ShouldBe("ja-JP");
            ShouldBeJapanese(violation.LocalizedMessage.Message);
        }
    }

    private static void ShouldBeJapanese(string text) => text.Any(IsJapanese).ShouldBeTrue(text);

    private static bool IsJapanese(char c) => c is >= 'ぁ' and <= 'ん';
}
