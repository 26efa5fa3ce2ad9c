using FsCheck.Fluent;
using Google.Rpc;
using TottoriCare.Grpc.Contract;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Contract;

public class PageTests
{
    private static readonly string[] s_items = [.. Enumerable.Range(0, 500).Select(number => $"{number:000}")];

    [Fact]
    public void The_pages_together_are_the_list() => Property.Holds(
        from size in Gen.Choose(0, 300)
        from count in Gen.Choose(0, s_items.Length)
        select (size, count),
        it =>
        {
            string[] items = s_items[..it.count];
            var seen = new List<string>();
            string token = "";
            do
            {
                (IReadOnlyList<string> page, token) = Read(items, it.size, token);
                seen.AddRange(page);
            }
            while (token.Length > 0);

            seen.ShouldBe(items);
        });

    [Theory]
    [InlineData(0, 50)]
    [InlineData(1, 1)]
    [InlineData(200, 200)]
    [InlineData(201, 200)]
    [InlineData(int.MaxValue, 200)]
    public void A_page_has_the_size_that_is_asked_for_within_the_limit(int asked, int given) =>
        Read(s_items, asked, "").Items.Count.ShouldBe(given);

    [Fact]
    public void The_last_page_has_no_token_even_when_it_is_full() => Read(s_items[..50], 50, "").NextToken.ShouldBeEmpty();

    [Fact]
    public void An_item_that_comes_or_goes_between_two_pages_hides_no_other()
    {
        (IReadOnlyList<string> first, string token) = Read(["a", "c", "e"], 2, "");

        first.ShouldBe(["a", "c"]);
        Read(["a", "b", "d", "e"], 2, token).Items.ShouldBe(["d", "e"]);
    }

    [Theory]
    [InlineData("MTo=")]
    [InlineData("MTowMTA=")]
    [InlineData("Mjo=")]
    [InlineData("MjowMTIzNDU2Nzg5YWJjZGVm")]
    [InlineData("MjowMTIzNDU2Nzg5YWJjZGVmOg==")]
    [InlineData("not base64")]
    public void A_token_that_was_never_given_out_is_a_fault(string token)
    {
        var faults = new RequestFaults();

        Page.Of(s_items, item => item, "numbers", 0, token, faults).Items.ShouldBeEmpty();

        CodeOf(faults).ShouldBe("PAGE_TOKEN_INVALID");
    }

    [Fact]
    public void A_token_of_another_list_is_a_fault()
    {
        (_, string token) = Read(s_items, 2, "");
        var faults = new RequestFaults();

        Page.Of(s_items, item => item, "other numbers", 0, token, faults).Items.ShouldBeEmpty();

        CodeOf(faults).ShouldBe("PAGE_TOKEN_OF_ANOTHER_LIST");
    }

    private static string CodeOf(RequestFaults faults) =>
        faults.ToFault().Status.Details.Single(detail => detail.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>().Reason;

    private static (IReadOnlyList<string> Items, string NextToken) Read(string[] items, int size, string token)
    {
        var faults = new RequestFaults();
        (IReadOnlyList<string>, string) page = Page.Of(items, item => item, "numbers", size, token, faults);
        faults.AreNone.ShouldBeTrue();
        return page;
    }
}
