using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TottoriCare.Rulebooks;

namespace TottoriCare.Domain.Tests.Rulebooks;

/// <summary>No input makes the reader throw: it reads a rulebook, or it says what is wrong.</summary>
public class ReaderFuzzTests
{
    private static readonly byte[][] s_files = [RulebookDraft.ShippedBytes(Tottori.CityCode), RulebookDraft.ShippedBytes(Tottori.PrefectureCode)];

    // What turns JSON into other JSON, or nearly so.
    private static readonly byte[][] s_tokens =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "-", "0", "1e9", "\\ud800", "/*", "//", "\n", "\0", "\ufeff", "\"\":", "\"a\":{},",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly Gen<byte[]> s_damaged =
        from file in Gen.Elements(s_files)
        from damages in Damages(file.Length).ListOf(3)
        from count in Gen.Choose(1, 3)
        select damages.Take(count).Aggregate(file, (bytes, damage) => damage(bytes));

    [Fact]
    public void A_damaged_rulebook_is_read_or_refused_and_never_throws() => Property.Holds(s_damaged, IsReadOrRefused);

    [Fact]
    public void A_rulebook_with_a_line_of_its_own_moved_doubled_or_lost_never_throws() => Property.Holds(
        from file in Gen.Elements(s_files)
        from take in Gen.Choose(0, 2000)
        from put in Gen.Choose(0, 2000)
        from doubled in Gen.Elements(true, false)
        select Moved(file, take, put, doubled),
        IsReadOrRefused);

    [Fact]
    public void Two_thousand_damaged_rulebooks_show_every_kind_of_answer()
    {
        int read = 0;
        var codes = new HashSet<string>();
        foreach (byte[] bytes in s_damaged.Fixed(2000))
        {
            if (Rulebook.TryParse(bytes, out _, out IReadOnlyList<InputError> errors))
                read++;
            codes.UnionWith(errors.Select(error => error.Code));
        }

        read.ShouldBeGreaterThan(20); // damage within words, numbers and comments is no fault
        codes.ShouldBeSubsetOf(s_codes);
        new[] { "NOT_JSON", "NOT_UTF_8", "KEY_UNKNOWN", "KEY_MISSING", "VALUE_NOT_EXPECTED", "REFERENCE_UNKNOWN" }.ShouldBeSubsetOf(codes);
    }

    // However a file is built, what it takes to answer does not grow out of its size. The bound on time is wide, because
    // machines are busy; memory is exact.
    [Theory]
    [InlineData("unknown keys")]
    [InlineData("empty rules")]
    [InlineData("many faults under a long key")]
    [InlineData("a long list")]
    [InlineData("one long text")]
    [InlineData("doubled keys")]
    [InlineData("comments")]
    public void A_mebibyte_of_anything_is_answered_in_bounded_time_and_memory(string kind)
    {
        const int size = 1024 * 1024;
        byte[] file = Encoding.UTF8.GetBytes(kind switch
        {
            "unknown keys" => $"{{{string.Join(',', Enumerable.Range(0, size / 12).Select(i => $"\"k{i}\":1"))}}}",
            "empty rules" => $"{{\"rules\":{{{string.Join(',', Enumerable.Range(0, size / 12).Select(i => $"\"r{i}\":{{}}"))}}}}}",
            "many faults under a long key" =>
                $"{{\"rules\":{{\"{new string('k', size / 2)}\":{{{string.Join(',', Enumerable.Range(0, size / 24).Select(i => $"\"u{i}\":1"))}}}}}}}",
            "a long list" => $"{{\"terms\":{{\"care\":{{\"rule\":\"x\",\"offered\":[{string.Join(',', Enumerable.Repeat("0", size / 3))}]}}}}}}",
            "one long text" => $"{{\"format\":\"{new string('x', size)}\"}}",
            "doubled keys" => $"{{{string.Join(',', Enumerable.Repeat("\"format\":1", size / 11))}}}",
            _ => $"{string.Concat(Enumerable.Repeat("/**/", size / 4))}{{}}",
        });
        long bytesBefore = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();

        Rulebook.TryParse(file, out _, out IReadOnlyList<InputError> errors).ShouldBeFalse();

        watch.Elapsed.TotalSeconds.ShouldBeLessThan(10);
        (GC.GetAllocatedBytesForCurrentThread() - bytesBefore).ShouldBeLessThan(160L * size);
        errors.Count.ShouldBeInRange(1, 1_001);
    }

    // What amendments and alternatives come to together is bounded, however large the file that holds them is; what takes no more
    // memory than this takes no more than about a second either.
    [Theory]
    [InlineData("many variants")]
    [InlineData("many removals")]
    [InlineData("large terms amended often")]
    public void Amendments_times_readings_are_answered_in_bounded_memory(string kind)
    {
        byte[] file = Encoding.UTF8.GetBytes(kind switch
        {
            "many variants" => Hostile(
                Joined(150, i => $"\"a{i}\":{Amendment(2000 + i, $"\"pools\":{{\"visits\":{{\"cap\":{i}}}}}")}"),
                Joined(250, i => $"\"x{i}\":{{\"ja\":\"別\",\"en\":\"x\",\"change\":{{\"fees\":{{\"all\":{{\"across_amendments\":\"first_day\"}}}}}}}}"), LargePrice(40_000)),
            "many removals" => Hostile(
                Joined(150, i => $"\"a{i}\":{Amendment(2000 + i, $"\"need\":{{\"assessed\":{(i % 2 == 0 ? "true" : "false")}}}")}"),
                $"\"x\":{{\"ja\":\"別\",\"en\":\"x\",\"change\":{{\"discretion\":{{{Joined(60_000, i => $"\"k{i}\":null")}}}}}}}", "\"free\""),
            _ => Hostile(
                Joined(255, i => $"\"a{i}\":{Amendment(2000 + i, $"\"pools\":{{\"visits\":{{\"cap\":{i}}}}}")}"), "", LargePrice(90_000)),
        });
        file.Length.ShouldBeInRange(300_000, 1_200_000);
        long bytesBefore = GC.GetAllocatedBytesForCurrentThread();

        Rulebook.TryParse(file, out _, out IReadOnlyList<InputError> errors).ShouldBeFalse();

        (GC.GetAllocatedBytesForCurrentThread() - bytesBefore).ShouldBeLessThan(160L * 1024 * 1024);
        errors.ShouldHaveSingleItem().Code.ShouldBe("TOO_MANY_VARIANTS");
    }

    // 鳥取市 with so many amendments, alternatives of one more reading, and so large a price.
    private static string Hostile(string amendments, string alternatives, string price)
    {
        RulebookDraft draft = RulebookDraft.OfCity().Set("amendments", $"{{{amendments}}}").Set("terms.fees.all.price", price)
            .Set("terms.discretion", """{ "mayor": { "rule": "TC-40", "matters": ["pools"] } }""");
        return draft.Set("readings.Z", $$"""
            { "question": { "ja": "問い", "en": "question" }, "default": { "ja": "答え", "en": "answer" }, "evidence": [], "alternatives": { {{alternatives}} } }
            """).ToText();
    }

    private static string Amendment(int year, string change) => $$"""
        { "text": { "ja": "改正", "en": "amendment" }, "source": "S", "locator": { "ja": "附則", "en": "supplement" }, "from": "{{year}}-04-01",
          "chosen_by": "use", "change": { {{change}} } }
        """;

    private static string LargePrice(int parts) => $"{{\"greatest_of\":[{Joined(parts, i => "\"free\"")}]}}";

    private static string Joined(int count, Func<int, string> item) => string.Join(',', Enumerable.Range(0, count).Select(item));

    private static readonly IReadOnlyList<string> s_codes = FormatDocument.Codes;

    private static void IsReadOrRefused(byte[] bytes)
    {
        bool isRead = Rulebook.TryParse(bytes, out Rulebook? rulebook, out IReadOnlyList<InputError> errors);

        (rulebook is not null).ShouldBe(isRead);
        errors.Count.ShouldBe(isRead ? 0 : errors.Count);
        errors.ShouldAllBe(error => s_codes.Contains(error.Code) && error.Message.Ja.Length > 0 && error.Message.En.Length > 0);
        if (!isRead)
            errors.ShouldNotBeEmpty();
        else
            Ordinance.Of(rulebook!, TottoriCare.Calendars.HolidayCalendar.FromLaw()).LastDay.Year
                .ShouldBe(2050); // what was read can decide
    }

    private static Gen<Func<byte[], byte[]>> Damages(int length) =>
        from at in Gen.Choose(0, length - 1)
        from size in Gen.Frequency((5, Gen.Choose(1, 3)), (2, Gen.Choose(4, 200)))
        from b in Gen.Choose(0, 255)
        from token in Gen.Elements(s_tokens)
        from kind in Gen.Frequency(
            (3, Gen.Constant(0)), (3, Gen.Constant(1)), (1, Gen.Constant(2)), (2, Gen.Constant(3)), (3, Gen.Constant(4)), (1, Gen.Constant(5)))
        select (Func<byte[], byte[]>)(bytes =>
        {
            int first = Math.Min(at, bytes.Length);
            int end = Math.Min(first + size, bytes.Length);
            return kind switch
            {
                0 => [.. bytes[..first], (byte)b, .. bytes[Math.Min(first + 1, bytes.Length)..]], // another byte
                1 => [.. bytes[..first], .. bytes[end..]], // bytes lost
                2 => bytes[..first], // the end lost
                3 => [.. bytes[..first], (byte)('0' + (b % 10)), .. bytes[Math.Min(first + 1, bytes.Length)..]], // a digit
                4 => [.. bytes[..first], .. token, .. bytes[end..]],
                _ => [.. bytes[..end], .. bytes[first..]], // bytes doubled
            };
        });

    private static byte[] Moved(byte[] file, int take, int put, bool doubled)
    {
        List<string> lines = [.. Encoding.UTF8.GetString(file).Split('\n')];
        string line = lines[take % lines.Count];
        if (!doubled)
            lines.RemoveAt(take % lines.Count);
        lines.Insert(put % lines.Count, line);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
