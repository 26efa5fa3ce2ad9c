using FsCheck.Fluent;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Tests.Hosting;
using TottoriCare.Grpc.Tests.Transport;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>A stream of cases is answered line by line, as calls of their own would be.</summary>
public sealed class DecideStreamTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Path = "/tottoricare.v1.DecisionService/DecideStream";

    [Fact]
    public void A_stream_says_in_any_interleaving_what_calls_of_their_own_say() => Property.Holds(
        from count in Gen.Choose(0, 4)
        from lines in Gen.ArrayOf(Lines.Any, count)
        from aheads in Gen.ArrayOf(Gen.Choose(0, 3), count)
        select (lines, aheads),
        it => AnswerInTurnsAsync(it.lines, it.aheads).GetAwaiter().GetResult());

    [Fact]
    public async Task A_faulty_line_has_its_own_fault_and_ends_nothing()
    {
        await using var call = new DuplexCall(host.Http2, Path);
        await call.SendAsync(Lines.Of("a", Sound.Booking()));
        await call.SendAsync(Lines.Of("b", Sound.Booking(it => it.Booking.FirstDay = "2026-02-30")));
        await call.SendAsync(new V1.DecideStreamRequest { LineId = "c" });
        await call.SendAsync(Lines.Of("", Sound.Deadline(it => it.MunicipalityCode = "011002")));
        await call.SendAsync(Lines.Of("no id at all", Sound.Deadline()));
        await call.SendAsync(Lines.Of("123456789018", Sound.Deadline()));
        await call.SendAsync(Lines.Of("g", Sound.Grant()));
        call.Complete();

        List<V1.DecideStreamResponse> answers = await ReceiveAllAsync(call);

        answers.Select(it => (it.LineNumber, it.LineId)).ShouldBe([(1, "a"), (2, "b"), (3, "c"), (4, ""), (5, ""), (6, ""), (7, "g")]);
        answers[0].DecideBooking.Outcome.ShouldBe(V1.Outcome.Allowed);
        answers[1].Fault.Violations.ShouldHaveSingleItem().Field.ShouldBe("booking.first_day");
        Violations(answers[2]).ShouldBe([("request", "FIELD_MISSING")]);
        (answers[3].Fault.Code, answers[3].Fault.Reason).ShouldBe(((int)Code.NotFound, "RULEBOOK_NOT_FOUND"));
        Violations(answers[4]).ShouldBe([("line_id", "LINE_ID_FORM")]);
        Violations(answers[5]).ShouldBe([("line_id", "LINE_ID_FORM")]);
        answers[6].DecideGrant.GrantYen.ShouldBe(200_000);
        (await call.CodeAsync()).ShouldBe(Code.Ok);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("A-1_b.2", true)]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234", true)]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345", false)]
    [InlineData("-1", false)]
    [InlineData("=1", false)]
    [InlineData("鳥取花子", false)]
    [InlineData("a b", false)]
    [InlineData("123456789018", false)]
    [InlineData("123456789017", true)]
    public void A_line_id_is_an_opaque_one(string id, bool isSound) => LineId.IsSound(id).ShouldBe(isSound);

    [Theory]
    [InlineData(3, Code.Ok)]
    [InlineData(4, Code.ResourceExhausted)]
    public async Task A_stream_ends_after_the_most_lines_and_all_of_them_are_answered(int sent, Code end)
    {
        await using var small = await StartAsync(new BatchSettings { MaxStreamLines = 3 });
        await using var call = new DuplexCall(small.Host.Http2, Path);
        for (int line = 1; line <= sent; line++)
            await call.SendAsync(Lines.Of($"{line}", Sound.Deadline()));
        call.Complete();

        (await ReceiveAllAsync(call)).Select(it => it.LineNumber).ShouldBe([1, 2, 3]);
        (await call.CodeAsync()).ShouldBe(end);
    }

    [Fact]
    public async Task All_lines_are_decided_by_the_book_in_service_when_the_stream_began()
    {
        await using var own = await StartAsync(new BatchSettings());
        await using var before = new DuplexCall(own.Host.Http2, Path);
        string first = await DigestAsync(before);

        own.Host.Books.Replace(Library.CityWith(rulebook => rulebook["terms"]!["pools"]!["stays"]!["cap"] = 8));

        (await DigestAsync(before)).ShouldBe(first);
        await using var after = new DuplexCall(own.Host.Http2, Path);
        (await DigestAsync(after)).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_fast_writer_waits_for_a_slow_reader_and_nothing_is_lost()
    {
        const int Total = 2_000;

        // Large lines: what fits into the buffers of client, network and server says nothing.
        V1.DecideBookingRequest large = Sound.Booking(it => it.History.Add(Enumerable.Repeat(it.History[0], 200)));
        await using var call = new DuplexCall(host.Http2, Path);
        int sent = 0;
        Task sending = Task.Run(async () =>
        {
            for (; sent < Total; sent++)
                await call.SendAsync(Lines.Of($"{sent}", large));
            call.Complete();
        });

        (await SettledAsync(() => sent)).ShouldBeLessThan(Total / 2);
        for (int line = 0; line < Total; line++)
            (await call.ReceiveAsync(V1.DecideStreamResponse.Parser))!.LineId.ShouldBe($"{line}");
        (await call.ReceiveAsync(V1.DecideStreamResponse.Parser)).ShouldBeNull();
        await sending;
        (await call.CodeAsync()).ShouldBe(Code.Ok);
    }

    [Fact]
    public async Task Bytes_that_are_no_line_break_the_stream()
    {
        await using var call = new DuplexCall(host.Http2, Path);
        await call.SendAsync(Lines.Of("1", Sound.Deadline()));
        await call.SendAsync(RawGrpc.Frame([0xFF]));

        (await ReceiveAllAsync(call)).ShouldHaveSingleItem().LineId.ShouldBe("1");
        (await call.CodeAsync()).ShouldBe(Code.InvalidArgument);
    }

    private async Task AnswerInTurnsAsync(V1.DecideStreamRequest[] lines, int[] aheads)
    {
        await using var call = new DuplexCall(host.Http2, Path);
        var answers = new List<V1.DecideStreamResponse>();
        for (int sent = 0; sent < lines.Length; sent++)
        {
            await call.SendAsync(lines[sent]);
            while (answers.Count + aheads[sent] < sent + 1)
                answers.Add((await call.ReceiveAsync(V1.DecideStreamResponse.Parser))!);
        }

        call.Complete();
        answers.AddRange(await ReceiveAllAsync(call));

        (await call.CodeAsync()).ShouldBe(Code.Ok);
        answers.Select(it => (it.LineNumber, it.LineId)).ShouldBe(lines.Select((line, index) => (index + 1L, line.LineId)));
        foreach ((V1.DecideStreamRequest line, V1.DecideStreamResponse answer) in lines.Zip(answers))
            Lines.ShouldSayWhatACallSays(answer, await host.CallAsync<Empty>(Protocol.Grpc, Lines.RequestOf(line)));
    }

    private static IEnumerable<(string, string)> Violations(V1.DecideStreamResponse answer) =>
        answer.Fault.Violations.Select(violation => (violation.Field, violation.Reason));

    private static async Task<List<V1.DecideStreamResponse>> ReceiveAllAsync(DuplexCall call)
    {
        var answers = new List<V1.DecideStreamResponse>();
        while (await call.ReceiveAsync(V1.DecideStreamResponse.Parser) is { } answer)
            answers.Add(answer);
        return answers;
    }

    private static async Task<string> DigestAsync(DuplexCall call)
    {
        await call.SendAsync(Lines.Of("", Sound.Deadline()));
        return (await call.ReceiveAsync(V1.DecideStreamResponse.Parser))!.GetDeadline.Reasons.Basis.RulebookDigest;
    }

    /// <summary>The value once it has not moved for 500 ms.</summary>
    private static async Task<int> SettledAsync(Func<int> value)
    {
        int last = -1;
        for (int unchanged = 0; unchanged < 5; unchanged = value() == last ? unchanged + 1 : 0)
        {
            last = value();
            await Task.Delay(100);
        }

        return last;
    }

    private static async Task<OwnHost> StartAsync(BatchSettings batches)
    {
        var host = new RunningHost(OrdinanceBook.Shipped(HolidayCalendar.FromLaw()), batches);
        await host.InitializeAsync();
        return new OwnHost(host);
    }

    private sealed class OwnHost(RunningHost host) : IAsyncDisposable
    {
        public RunningHost Host => host;

        public async ValueTask DisposeAsync() => await host.DisposeAsync();
    }
}
