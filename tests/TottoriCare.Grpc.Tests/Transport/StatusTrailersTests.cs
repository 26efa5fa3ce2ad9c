using Google.Protobuf;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport;

public class StatusTrailersTests
{
    private const int Budget = 4096;

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(100)]
    public void Trailers_stay_within_their_budget_and_keep_the_first_violations(int count)
    {
        InputError[] errors = [.. Enumerable.Range(0, count).Select(index =>
            new InputError($"history[{index}].last_day", "WRONG_TYPE", new("日付を指定してください。", "Expected a date.")))];
        var custom = new Metadata();
        custom.Add("x-trace", new string('t', 200));
        var trailers = new HeaderDictionary();

        StatusTrailers.Write(trailers, RpcFault.InvalidArgument(errors).Status, custom, Budget);

        SizeOf(trailers).ShouldBeLessThanOrEqualTo(Budget);
        Google.Rpc.Status status = Google.Rpc.Status.Parser.ParseFrom(RawReply.FromBase64(trailers["grpc-status-details-bin"]!));
        BadRequest kept = status.Details[1].Unpack<BadRequest>();
        kept.FieldViolations.Select(violation => violation.Field).ShouldBe(errors.Take(kept.FieldViolations.Count).Select(error => error.Path));
        kept.FieldViolations.Count.ShouldBe(Math.Min(count, kept.FieldViolations.Count));
        (count - kept.FieldViolations.Count > 0).ShouldBe(count == 100);
        status.Details[0].Unpack<ErrorInfo>().Metadata["violations"].ShouldBe($"{count}");
        status.Details[2].Unpack<LocalizedMessage>().Locale.ShouldBe("ja-JP");
    }

    [Fact]
    public void One_violation_more_would_not_have_fitted()
    {
        InputError[] errors = [.. Enumerable.Range(0, 100).Select(index => new InputError($"a[{index}]", "X", new("あ", "a")))];
        Google.Rpc.Status whole = RpcFault.InvalidArgument(errors).Status;
        var trailers = new HeaderDictionary();

        StatusTrailers.Write(trailers, whole, custom: null, Budget);

        string sent = trailers["grpc-status-details-bin"]!;
        Google.Rpc.Status status = Google.Rpc.Status.Parser.ParseFrom(RawReply.FromBase64(sent));
        int kept = status.Details[1].Unpack<BadRequest>().FieldViolations.Count;
        int longer = Convert.ToBase64String(FieldViolations.Keep(whole, kept + 1).ToByteArray()).TrimEnd('=').Length;
        (SizeOf(trailers) - sent.Length + longer).ShouldBeGreaterThan(Budget);
    }

    [Fact]
    public void A_long_message_is_cut_between_characters()
    {
        var trailers = new HeaderDictionary();

        StatusTrailers.Write(trailers, new Google.Rpc.Status { Code = 3, Message = new string('誤', 5000) }, custom: null, Budget);

        SizeOf(trailers).ShouldBeLessThanOrEqualTo(Budget);
        Uri.UnescapeDataString(trailers["grpc-message"]!).ShouldBe(new string('誤', 1024 / 9));
    }

    private static int SizeOf(HeaderDictionary headers) => headers.Sum(header => header.Key.Length + header.Value.ToString().Length + 32);
}
