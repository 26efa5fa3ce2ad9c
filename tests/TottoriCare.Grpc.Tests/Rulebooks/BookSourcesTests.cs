using System.Text;
using System.Text.Json.Nodes;
using TottoriCare.Calendars;
using TottoriCare.Domain.Tests.Calendars;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Tests.Decisions;

namespace TottoriCare.Grpc.Tests.Rulebooks;

/// <summary>What a folder of rulebooks and a list of holidays come to, when the host starts and when it reads them again.</summary>
public sealed class BookSourcesTests : IDisposable
{
    private static readonly string[] s_shipped = [Library.PrefectureCode, Library.CityCode];

    private readonly RulebookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_is_served_beside_the_shipped_rulebooks()
    {
        _folder.Write("town.json", Library.TownText());

        OrdinanceBook book = Sound();

        Codes(book).ShouldBe([.. s_shipped, Library.TownCode]);
        book.All.Select(served => served.FileName).ShouldBe([null, null, "town.json"]);
        Town(book)!.Rulebook.Digest.ShouldBe(Library.Town.Rulebook.Digest);
    }

    [Fact]
    public void A_rulebook_of_a_shipped_code_takes_its_place()
    {
        _folder.Write("mine.json", Library.CityText(rulebook => rulebook["municipality"]!["name"]!["en"] = "My City"));

        ServedOrdinance city = City(Sound())!;

        (city.FileName, city.Rulebook.MunicipalityName.En).ShouldBe(("mine.json", "My City"));
    }

    [Fact]
    public void A_bad_file_is_refused_by_name_with_every_fault_and_the_others_are_served()
    {
        _folder.Write("bad.json", Library.TownText(rulebook =>
        {
            rulebook["terms"]!["pools"]!["stays"]!["cap"] = -1;
            rulebook["rules"]!["TST-01"]!["locator"] = null;
            rulebook["municipality"]!["code"] = "990027";
        }));
        _folder.Write("good.json", Library.TownText());

        (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = Read();

        Codes(book!).ShouldBe([.. s_shipped, Library.TownCode]);
        Refusal refusal = refusals.ShouldHaveSingleItem();
        refusal.Errors.Select(error => error.Path).ShouldBe(["$.rules.TST-01.locator", "$.terms.pools.stays.cap"], ignoreOrder: true);
        string text = refusal.ToString();
        text.ShouldStartWith("規則集 bad.json を採用しません");
        text.ShouldContain("The rulebook bad.json is refused (faults: 2).");
        text.ShouldContain("990027");
        foreach (InputError error in refusal.Errors)
        {
            text.ShouldContain($"{error.Path}  {error.Code}");
            text.ShouldContain(error.Message.Ja);
            text.ShouldContain(error.Message.En);
        }
    }

    public static TheoryData<string, string, string> Broken => new()
    {
        { "no JSON", "312011.json", "{" },
        { "empty", "312011.json", "" },
        { "another format", "any.json", """{ "format": 99, "municipality": { "code": "312011" } }""" },
        { "comments and an unknown key", "any.json", """{ /* 市 */ "municipality": { "code": "312011" }, "x": 1 }""" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Nothing_is_decided_for_a_municipality_whose_file_is_refused_when_the_host_starts(string what, string name, string text)
    {
        _folder.Write(name, text);

        (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = Read();

        City(book!).ShouldBeNull(what);
        Codes(book!).ShouldBe([Library.PrefectureCode]);
        refusals.ShouldHaveSingleItem().ToString().ShouldContain("Nothing is decided for 312011.");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"municipality\":{\"code\":5}}")]
    [InlineData("{\"municipality\":[]}")]
    [InlineData("\"\\ud800\"")]
    public void A_file_that_does_not_say_whose_it_is_is_refused_alone(string text)
    {
        _folder.Write("what.json", text);

        (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = Read();

        Codes(book!).ShouldBe(s_shipped);
        refusals.ShouldHaveSingleItem().ToString().ShouldContain("what.json");
    }

    [Fact]
    public void Two_files_of_one_code_are_both_refused_by_name()
    {
        _folder.Write("a.json", Library.TownText());
        _folder.Write("b.json", Library.TownText());
        _folder.Write("c.json", Library.CityText(_ => { }));

        (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = Read();

        Codes(book!).ShouldBe(s_shipped);
        City(book!)!.FileName.ShouldBe("c.json");
        refusals.Count.ShouldBe(2);
        foreach ((Refusal refusal, string own, string other) in new[] { (refusals[0], "a.json", "b.json"), (refusals[1], "b.json", "a.json") })
        {
            InputError error = refusal.Errors.ShouldHaveSingleItem();
            (error.Path, error.Code).ShouldBe(("$.municipality.code", "MUNICIPALITY_CODE_REPEATED"));
            refusal.Headline.Ja.ShouldContain(own);
            error.Message.En.ShouldContain(other);
        }
    }

    [Fact]
    public void Comments_a_byte_order_mark_and_capitals_are_taken_and_hidden_and_other_files_passed_over()
    {
        _folder.Write("TOWN.JSON", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("// 試験町\n" + Library.TownText())]);
        _folder.Write(".town.json", "{");
        _folder.Write("notes.txt", "{");
        Directory.CreateDirectory(_folder.Of("folder.json"));

        Codes(Sound()).ShouldBe([.. s_shipped, Library.TownCode]);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_file_may_have_4_MiB_and_no_byte_more(int beyond, bool isTaken)
    {
        byte[] town = Encoding.UTF8.GetBytes(Library.TownText());
        byte[] padded = new byte[RulebookFile.MostBytes + beyond];
        Array.Fill(padded, (byte)' ');
        town.CopyTo(padded, 0);
        _folder.Write("990019.json", padded);

        (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = Read();

        (Town(book!) is not null).ShouldBe(isTaken);
        refusals.SelectMany(refusal => refusal.Errors).Select(error => error.Code).ShouldBe(isTaken ? [] : ["FILE_TOO_LARGE"]);
    }

    [Fact]
    public void More_files_than_there_are_municipalities_are_no_folder_of_rulebooks()
    {
        for (int i = 0; i <= BookSources.MostFiles; i++)
            _folder.Write($"{i}.json", "");

        (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = Read();

        book.ShouldBeNull();
        refusals.ShouldHaveSingleItem().Errors.ShouldHaveSingleItem().Code.ShouldBe("TOO_MANY_FILES");
    }

    [Fact]
    public void A_folder_that_can_not_be_read_lets_no_host_start_and_changes_nothing_later()
    {
        _folder.Write("town.json", Library.TownText());
        var missing = new BookSources(_folder.Of("missing"));
        var file = new BookSources(_folder.Of("town.json"));

        foreach (BookSources sources in new[] { missing, file })
        {
            (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = sources.Read(before: null);
            book.ShouldBeNull();
            refusals.ShouldHaveSingleItem().Errors.ShouldHaveSingleItem().Code.ShouldBe("FOLDER_UNREADABLE");
        }

        OrdinanceBook before = Sound();
        (OrdinanceBook? after, IReadOnlyList<Refusal> later) = missing.Read(before);
        Codes(after!).ShouldBe(Codes(before));
        later.ShouldHaveSingleItem().Headline.Ja.ShouldContain("これまでの規則集");
    }

    [Fact]
    public void A_bad_new_version_leaves_the_old_one_in_service_until_it_is_mended()
    {
        _folder.Write("town.json", Library.TownText());
        OrdinanceBook first = Sound();

        _folder.Write("town.json", Library.TownText(WithCap(-1)));
        (OrdinanceBook? second, IReadOnlyList<Refusal> refusals) = Read(first);
        _folder.Write("town.json", "{");
        (OrdinanceBook? third, IReadOnlyList<Refusal> again) = Read(second);
        _folder.Write("town.json", Library.TownText(WithCap(8)));
        (OrdinanceBook? fourth, IReadOnlyList<Refusal> none) = Read(third);

        refusals.ShouldHaveSingleItem().ToString().ShouldContain("これまでの規則集で判定を続けます");
        again.ShouldHaveSingleItem().ToString().ShouldContain("The rulebook before stays in service for 990019.");
        foreach (OrdinanceBook? kept in new[] { second, third })
        {
            Town(kept!)!.ReplacementRefused.ShouldBeTrue();
            Town(kept!)!.FileName.ShouldBe("town.json");
            Town(kept!)!.Ordinance.ShouldBeSameAs(Town(first)!.Ordinance);
        }

        none.ShouldBeEmpty();
        Town(fourth!)!.ReplacementRefused.ShouldBeFalse();
        Town(fourth!)!.Rulebook.Digest.ShouldNotBe(Town(first)!.Rulebook.Digest);
        Town(first)!.Rulebook.Digest.ShouldBe(Library.Town.Rulebook.Digest, "A book that was given out never changes.");
    }

    [Fact]
    public void A_second_file_of_a_code_leaves_what_is_in_service()
    {
        _folder.Write("town.json", Library.TownText());
        OrdinanceBook first = Sound();

        _folder.Write("copy.json", Library.TownText(WithCap(8)));
        (OrdinanceBook? second, IReadOnlyList<Refusal> refusals) = Read(first);

        refusals.Count.ShouldBe(2);
        Town(second!)!.Rulebook.Digest.ShouldBe(Town(first)!.Rulebook.Digest);
    }

    [Fact]
    public void A_file_that_is_taken_away_goes_out_of_service_and_gives_a_shipped_one_its_place_again()
    {
        _folder.Write("town.json", Library.TownText());
        _folder.Write("city.json", Library.CityText(rulebook => rulebook["municipality"]!["name"]!["en"] = "My City"));
        OrdinanceBook first = Sound();

        _folder.Delete("town.json");
        _folder.Delete("city.json");
        OrdinanceBook second = Sound(first);

        Codes(second).ShouldBe(s_shipped);
        (City(second)!.FileName, City(second)!.Rulebook.Digest).ShouldBe((null, Library.City.Rulebook.Digest));
    }

    [Fact]
    public void What_has_not_changed_is_not_worked_out_again()
    {
        _folder.Write("town.json", Library.TownText());
        OrdinanceBook first = Sound();

        OrdinanceBook second = Sound(first);

        second.All.Select(served => served.Ordinance).ShouldBe(first.All.Select(served => served.Ordinance));
        Town(second)!.Sensitivity.ShouldBeSameAs(Town(first)!.Sensitivity);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_list_of_holidays_decides_in_either_encoding(bool asDownloaded)
    {
        IReadOnlyList<string> lines = MovedHoliday();
        _folder.Write("holidays.csv", asDownloaded ? OfficialHolidays.AsDownloaded(lines) : Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        OrdinanceBook book = new BookSources(HolidayFile: _folder.Of("holidays.csv")).Read(before: null).Book!;

        book.Holidays.Digest.ShouldNotBe(HolidayCalendar.FromLaw().Digest);
        book.All.ShouldAllBe(served => served.Ordinance.Holidays == book.Holidays);
    }

    [Fact]
    public void A_faulty_list_of_holidays_names_line_and_mend_and_lets_no_host_start()
    {
        _folder.Write("holidays.csv", OfficialHolidays.AsDownloaded([.. OfficialHolidays.Lines(), "2028/13/1,元日", "新しい日"]));

        (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = new BookSources(HolidayFile: _folder.Of("holidays.csv")).Read(before: null);

        book.ShouldBeNull();
        int lines = OfficialHolidays.Lines().Count;
        Refusal refusal = refusals.ShouldHaveSingleItem();
        refusal.Errors.Select(error => error.Path).ShouldBe([$"line {lines + 1}", $"line {lines + 2}"]);
        refusal.ToString().ShouldContain("起動しません");
        refusal.ToString().ShouldContain("does not start");
    }

    [Fact]
    public void Holidays_that_are_missing_or_too_large_are_refused()
    {
        _folder.Write("large.csv", new byte[(1024 * 1024) + 1]);

        foreach ((string file, string code) in new[] { ("missing.csv", "FILE_UNREADABLE"), ("large.csv", "FILE_TOO_LARGE") })
        {
            (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = new BookSources(HolidayFile: _folder.Of(file)).Read(before: null);
            book.ShouldBeNull();
            refusals.ShouldHaveSingleItem().Errors.ShouldHaveSingleItem().Code.ShouldBe(code);
        }
    }

    [Fact]
    public void A_faulty_new_list_of_holidays_keeps_the_old_one_and_takes_the_new_rulebooks()
    {
        _folder.Write("holidays.csv", OfficialHolidays.AsDownloaded(MovedHoliday()));
        var sources = new BookSources(_folder.FullName, _folder.Of("holidays.csv"));
        OrdinanceBook first = sources.Read(before: null).Book!;

        _folder.Write("holidays.csv", "新しい一覧");
        _folder.Write("town.json", Library.TownText());
        (OrdinanceBook? second, IReadOnlyList<Refusal> refusals) = sources.Read(first);

        refusals.ShouldHaveSingleItem().ToString().ShouldContain("the list before stays in service");
        second!.Holidays.ShouldBeSameAs(first.Holidays);
        Codes(second).ShouldBe([.. s_shipped, Library.TownCode]);
    }

    private static Action<JsonNode> WithCap(int cap) => rulebook => rulebook["terms"]!["pools"]!["stays"]!["cap"] = cap;

    // As if a special law had moved one day of 2026.
    private static IReadOnlyList<string> MovedHoliday() =>
        [.. OfficialHolidays.Lines().Select(line => line == "2026/7/20,海の日" ? "2026/7/22,海の日" : line)];

    private static IEnumerable<string> Codes(OrdinanceBook book) => book.All.Select(served => served.Municipality.Value);

    private static ServedOrdinance? City(OrdinanceBook book) => book.Find(Library.City.Rulebook.Municipality);

    private static ServedOrdinance? Town(OrdinanceBook book) => book.Find(Library.Town.Rulebook.Municipality);

    private (OrdinanceBook? Book, IReadOnlyList<Refusal> Refusals) Read(OrdinanceBook? before = null) =>
        new BookSources(_folder.FullName).Read(before);

    private OrdinanceBook Sound(OrdinanceBook? before = null)
    {
        (OrdinanceBook? book, IReadOnlyList<Refusal> refusals) = Read(before);
        refusals.ShouldBeEmpty();
        return book!;
    }
}
