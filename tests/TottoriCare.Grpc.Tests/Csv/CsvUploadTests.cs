using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using TottoriCare.Calendars;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Grpc.Rulebooks;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Hosting;

namespace TottoriCare.Grpc.Tests.Csv;

/// <summary>What is wrong with a file or a row is told with its place and its mend; limits hold.</summary>
public sealed class CsvUploadTests(RunningHost host) : IClassFixture<RunningHost>
{
    private const string Deadlines = "case_id,care_type,first_day\n";

    [Theory]
    [InlineData("", "", "CSV_EMPTY")]
    [InlineData("case_id,care_typ,first_day\n", "line 1, column 2", "CSV_COLUMN_UNKNOWN", "line 1", "CSV_COLUMN_MISSING")]
    [InlineData("case_id,care_type,first_day,case_id\n", "line 1, column 4", "CSV_COLUMN_TWICE")]
    [InlineData("事例番号,産後ケアの種類,first_day\n", "line 1, column 3", "CSV_COLUMN_UNKNOWN", "line 1", "CSV_COLUMN_MISSING")]
    [InlineData("case_id,care_type,first_day\n1,short_stay,2026-05-07\n2,short_stay\n", "line 3", "CSV_CELL_COUNT")]
    [InlineData("case_id,care_type,first_day\n1,short_stay,2026-05-07\n2,\"short_stay,2026-05-07\n", "line 3", "CSV_QUOTE_NOT_CLOSED")]
    public async Task A_file_that_cannot_be_understood_is_refused_whole(string text, params string[] violations)
    {
        using HttpResponseMessage response = await host.PostAsync("deadlines", Library.CityCode, Encoding.UTF8.GetBytes(text));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ViolationsAsync(response)).SelectMany(it => new[] { it.Path, it.Code }).ShouldBe(violations);
    }

    [Fact]
    public async Task A_file_without_a_row_has_a_result_without_a_row() =>
        (await host.DecideAsync("deadlines", Library.CityCode, Encoding.UTF8.GetBytes(Deadlines))).ShouldBeEmpty();

    [Theory]
    [InlineData("1,short_stay,2026/5/7", "DATE_FORM", "first_day")]
    [InlineData("1,short_stay,２０２６-05-07", "DATE_FULL_WIDTH_DIGITS", "first_day")]
    [InlineData("1,short_stay,2051-01-01", "DATE_OUTSIDE_CALENDAR", "first_day")]
    [InlineData("1,short,2026-05-07", "WORD_UNKNOWN", "care_type")]
    [InlineData("1,,2026-05-07", "CELL_EMPTY", "care_type")]
    [InlineData("1,short_stay,", "CELL_EMPTY", "first_day")]
    [InlineData("=1,x,", "CASE_ID_FORM; WORD_UNKNOWN; CELL_EMPTY", "case_id; care_type; first_day")]
    [InlineData("123456789018,short_stay,2026-05-07", "CASE_ID_FORM", "case_id")]
    public async Task A_faulty_row_tells_its_cells_and_the_others_are_answered(string row, string codes, string columns)
    {
        IReadOnlyList<IReadOnlyDictionary<string, string>> result =
            await host.DecideAsync("deadlines", Library.CityCode, Encoding.UTF8.GetBytes($"{Deadlines}{row}\n9,short_stay,2026-05-07\n"));

        (result[0]["error_code"], result[0]["error_column"], result[0]["deadline"]).ShouldBe((codes, columns, ""));
        result[0]["error"].ShouldNotBeEmpty();
        (result[1]["error_code"], result[1]["deadline"]).ShouldBe(("", "2026-05-01T12:00:00+09:00"));
    }

    [Theory]
    [InlineData("infants", "２", "NUMBER_FULL_WIDTH_DIGITS")]
    [InlineData("infants", "1.0", "NUMBER_FORM")]
    [InlineData("infants", "9999999999", "NUMBER_FORM")]
    [InlineData("infants", "10", "INFANTS_OUT_OF_RANGE")]
    [InlineData("planned_fee_yen", "1,800", "NUMBER_FORM")]
    [InlineData("planned_fee_yen", "-1", "NUMBER_FORM")]
    [InlineData("planned_fee_yen", "999999999999999999", "AMOUNT_OUT_OF_RANGE")]
    [InlineData("received_by_municipality_at", "2026-05-01 24:00", "MOMENT_FORM")]
    [InlineData("received_by_municipality_at", "2026-05-01", "MOMENT_FORM")]
    [InlineData("received_by_municipality_at", "0001-01-01 00:00", "INSTANT_OUT_OF_RANGE")]
    [InlineData("received_by_municipality_at", "令和8年5月1日 12:00:30", null)]
    [InlineData("received_by_municipality_at", "2026-05-01T12:00+09:00", null)]
    [InlineData("received_by_municipality_at", "2026-05-01T12:00+00:00", "MOMENT_FORM")]
    [InlineData("household_class", "課税", "HOUSEHOLD_CLASS_NOT_DECLARED")]
    [InlineData("household_class", "市民税課税世帯", null)]
    [InlineData("last_day", "2026-05-06", "LAST_DAY_BEFORE_FIRST")]
    [InlineData("notice", "none", "FIELD_NOT_EXPECTED")]
    public async Task A_cell_is_read_as_its_column_says(string column, string text, string? code)
    {
        var row = new Dictionary<string, string>
        {
            ["case_id"] = "1", ["care_type"] = "short_stay", ["first_day"] = "2026-05-07", ["last_day"] = "2026-05-10", ["household_class"] = "municipal_tax_payable",
            ["kind"] = "given_up", ["notice"] = "given", ["received_by_municipality_at"] = "2026-05-01 11:00", ["infants"] = "1", ["planned_fee_yen"] = "0",
        };
        row[column] = text;

        IReadOnlyDictionary<string, string> answer = (await host.DecideAsync(
            "cancellations", Library.CityCode, Encoding.UTF8.GetBytes(CsvSheet.Text([.. row.Keys], [row])))).ShouldHaveSingleItem();

        answer["error_code"].ShouldBe(code ?? "", answer["error"]);
        (answer["outcome"].Length > 0).ShouldBe(code is null);
    }

    [Fact]
    public async Task A_case_with_a_faulty_history_is_not_decided_and_the_others_are()
    {
        const string Text = """
            case_id,row,delivery_day,infants,need,residence,care_type,first_day,last_day,state
            a,use,,,,,short_stay,2026-04-20,2026-04-19,used
            a,decide,2026-04-10,1,needed,resident,short_stay,2026-05-11,2026-05-14,
            b,decide,2026-04-10,1,needed,resident,short_stay,2026-05-11,2026-05-14,
            c,,,,,,short_stay,2026-04-20,2026-04-21,used
            c,decide,2026-04-10,1,needed,resident,short_stay,2026-05-11,2026-05-14,
            d,decide,2026-04-10,1,needed,resident,short_stay,2026-05-11,2026-05-14,used
            """;

        IReadOnlyList<IReadOnlyDictionary<string, string>> result = await host.DecideAsync("bookings", Library.CityCode, Encoding.UTF8.GetBytes(Text));

        result.Select(it => (it["case_id"], it["outcome"], it["error_code"], it["error_column"])).ShouldBe(
        [
            ("a", "", "LAST_DAY_BEFORE_FIRST", "last_day"),
            ("a", "", "HISTORY_FAULTY", ""),
            ("b", "allowed", "", ""),
            ("c", "", "WORD_UNKNOWN", "row"),
            ("c", "", "HISTORY_FAULTY", ""),
            ("d", "", "CELL_NOT_EXPECTED", "state"),
        ]);
        result[1]["error"].ShouldContain("line 2");
    }

    [Theory]
    [InlineData("/v1/csv/deadlines", HttpStatusCode.BadRequest)]
    [InlineData("/v1/csv/deadlines?municipality_code=312011&x=1", HttpStatusCode.BadRequest)]
    [InlineData("/v1/csv/deadlines?municipality_code=312012", HttpStatusCode.BadRequest)]
    [InlineData("/v1/csv/deadlines?municipality_code=011002", HttpStatusCode.NotFound)]
    [InlineData("/v1/csv/nothing?municipality_code=312011", HttpStatusCode.NotFound)]
    [InlineData("/v1/csv/deadlines?municipality_code=312011", HttpStatusCode.OK)]
    public async Task The_address_names_the_kind_and_the_municipality(string address, HttpStatusCode status)
    {
        using HttpResponseMessage response = await host.Http1.PostAsync(address, new StringContent(Deadlines));

        response.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("text/csv", HttpStatusCode.OK)]
    [InlineData("text/csv; charset=Shift_JIS", HttpStatusCode.OK)]
    [InlineData("application/x-www-form-urlencoded", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("text/csv; charset=euc-jp", HttpStatusCode.BadRequest)]
    [InlineData("application/json", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=x", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_file_may_come_as_any_program_sends_it(string? contentType, HttpStatusCode status)
    {
        using HttpResponseMessage response = await host.PostAsync("deadlines", Library.CityCode, Encoding.UTF8.GetBytes(Deadlines), contentType);

        response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Too_many_bytes_rows_or_letters_are_refused_and_as_many_as_are_allowed_are_not()
    {
        const string Row = "1,short_stay,2026-05-07\n";
        var small = new RunningHost(OrdinanceBook.Shipped(HolidayCalendar.FromLaw()), new BatchSettings { MaxCsvBytes = 1024, MaxCsvRows = 3, MaxCsvCellLength = 16 });
        await small.InitializeAsync();
        try
        {
            await ShouldBeAsync(Deadlines + string.Concat(Enumerable.Repeat(Row, 3)), null);
            await ShouldBeAsync(Deadlines + string.Concat(Enumerable.Repeat(Row, 4)), "CSV_TOO_MANY_ROWS");
            await ShouldBeAsync(Deadlines + new string('\n', 1024 - Deadlines.Length), null);
            await ShouldBeAsync(Deadlines + new string('\n', 1025 - Deadlines.Length), "CSV_TOO_LARGE");
            await ShouldBeAsync($"{Deadlines}{new string('1', 16)},short_stay,2026-05-07", null);
            await ShouldBeAsync($"{Deadlines}{new string('1', 17)},short_stay,2026-05-07", "CSV_CELL_TOO_LONG");
        }
        finally
        {
            await small.DisposeAsync();
        }

        async Task ShouldBeAsync(string text, string? code)
        {
            using HttpResponseMessage response = await small.PostAsync("deadlines", Library.CityCode, Encoding.UTF8.GetBytes(text));
            if (code is null)
                response.StatusCode.ShouldBe(HttpStatusCode.OK);
            else
                (await ReasonAsync(response)).ShouldBe(code);
        }
    }

    [Fact]
    public async Task More_files_at_a_time_than_allowed_are_told_to_come_later()
    {
        var small = new RunningHost(OrdinanceBook.Shipped(HolidayCalendar.FromLaw()), new BatchSettings { MaxCsvFiles = 1 });
        await small.InitializeAsync();
        try
        {
            var open = new TaskCompletionSource();
            using var slow = new SlowContent(Encoding.UTF8.GetBytes(Deadlines), open.Task);
            Task<HttpResponseMessage> first = small.Http1.PostAsync("/v1/csv/deadlines?municipality_code=312011", slow);
            await slow.Begun;

            HttpResponseMessage second;
            do
                second = await small.PostAsync("deadlines", Library.CityCode, Encoding.UTF8.GetBytes(Deadlines));
            while (second.StatusCode == HttpStatusCode.OK);
            (await ReasonAsync(second)).ShouldBe("CSV_TOO_MANY_FILES");
            second.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);

            open.SetResult();
            (await first).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        finally
        {
            await small.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_program_that_sends_everything_before_it_reads_is_answered()
    {
        byte[] file = Encoding.UTF8.GetBytes(Deadlines + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"r{row},short_stay,2026-05-07\n")));

        IReadOnlyList<IReadOnlyDictionary<string, string>> result = await host.DecideAsync("deadlines", Library.CityCode, file);

        result.Select(it => it["case_id"]).ShouldBe(Enumerable.Range(0, 20_000).Select(row => $"r{row}"));
        result.ShouldAllBe(it => it["deadline"] == "2026-05-01T12:00:00+09:00");
    }

    private static async Task<string> ReasonAsync(HttpResponseMessage response) =>
        (await DetailAsync(response, "google.rpc.ErrorInfo"))!["reason"]!.GetValue<string>();

    private static async Task<IEnumerable<(string Path, string Code)>> ViolationsAsync(HttpResponseMessage response) =>
        (await DetailAsync(response, "google.rpc.BadRequest"))!["fieldViolations"]!.AsArray()
            .Select(it => (it!["field"]?.GetValue<string>() ?? "", it["reason"]!.GetValue<string>()));

    private static async Task<JsonNode?> DetailAsync(HttpResponseMessage response, string type) =>
        JsonNode.Parse(await response.Content.ReadAsStringAsync())!["details"]!.AsArray()
            .Single(detail => detail!["type"]!.GetValue<string>() == type)!["debug"];

    private sealed class SlowContent(byte[] file, Task open) : HttpContent
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(file.AsMemory(0, 1));
            await stream.FlushAsync();
            _begun.SetResult();
            await open;
            await stream.WriteAsync(file.AsMemory(1));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
