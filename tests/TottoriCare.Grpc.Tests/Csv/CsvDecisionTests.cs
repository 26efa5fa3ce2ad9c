using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using TottoriCare.Cancellations;
using TottoriCare.Care;
using TottoriCare.Decisions;
using TottoriCare.Grpc.Tests.Decisions;
using TottoriCare.Grpc.Tests.Hosting;
using Outcome = TottoriCare.Decisions.Outcome;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Csv;

/// <summary>A row of a file is answered as a call of its own would be, whatever the language, the encoding and the order of the rows.</summary>
public sealed class CsvDecisionTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly Gen<Ordinance> s_ordinances = Gen.Elements(Library.City, Library.Town);
    private static readonly Gen<(Ordinance Ordinance, Asking[] Askings)> s_files =
        from ordinance in s_ordinances
        from count in Gen.Choose(1, 2)
        from askings in Gen.ArrayOf(Facts.AskingsOf(ordinance), count)
        select (ordinance, askings.Select(it => new Asking(it.Case with { DiscretionUses = [] }, it.Booking, it.History)).ToArray());

    private static readonly Gen<Manner> s_manners =
        from isJapanese in Gen.Elements(true, false)
        from encoding in Gen.Elements(Encoding.UTF8, CsvSheet.Cp932)
        from hasMark in Gen.Elements(true, false)
        from seed in Gen.Choose(0, int.MaxValue)
        select new Manner(isJapanese, encoding, hasMark && encoding == Encoding.UTF8, seed);

    [Fact]
    public void Bookings_with_their_history_are_decided_as_by_calls_of_their_own() => Property.Holds(
        from file in s_files
        from manner in s_manners
        select (file.Ordinance, file.Askings, manner),
        it =>
        {
            IReadOnlyList<Row> rows = RowsOf(it.Askings, it.manner, asking => it.manner.Facts().Case(asking.Case).Booking(asking.Booking));

            IReadOnlyList<IReadOnlyDictionary<string, string>> result = Decide("bookings", it.Ordinance, it.manner, rows);

            foreach ((Row row, IReadOnlyDictionary<string, string> answer) in rows.Zip(result))
            {
                if (row.Asks is not { } asking)
                {
                    answer.Values.Count(cell => cell.Length > 0).ShouldBe(3);
                    continue;
                }

                V1.DecideBookingResponse call = Call<V1.DecideBookingResponse>(new V1.DecideBookingRequest
                {
                    MunicipalityCode = CodeOf(it.Ordinance), CareCase = asking.Case.Wire(), Booking = asking.Booking.Wire(), History = { asking.History.Wire() },
                });
                it.manner.Of(answer, "結論", "outcome").ShouldBe(it.manner.Word(Outcome.FromValue((int)call.Outcome)));
                it.manner.Of(answer, "利用料（円）", "user_fee_yen").ShouldBe(call.HasUserFeeYen ? $"{call.UserFeeYen}" : "");
                ShouldHaveGrounds(answer, call.Reasons, it.manner);
                foreach (V1.Finding finding in call.Reasons.Findings.Where(it => it.Figures.Any(figure => figure.Name == "remaining")))
                    ShouldHaveFigures(answer, finding, it.manner);
            }
        });

    [Fact]
    public void Quotas_are_told_as_by_calls_of_their_own() => Property.Holds(
        from file in s_files
        from manner in s_manners
        select (file.Ordinance, file.Askings, manner),
        it =>
        {
            IReadOnlyList<Row> rows = RowsOf(it.Askings, it.manner, asking => it.manner.Facts().Case(asking.Case)
                .With("基準日", "day", it.manner.Facts().Day(asking.Booking.FirstDay)));

            IReadOnlyList<IReadOnlyDictionary<string, string>> result = Decide("quotas", it.Ordinance, it.manner, rows);

            foreach ((Row row, IReadOnlyDictionary<string, string> answer) in rows.Zip(result).Where(pair => pair.First.Asks is not null))
            {
                Asking asking = row.Asks!;
                V1.GetQuotaResponse call = Call<V1.GetQuotaResponse>(new V1.GetQuotaRequest
                {
                    MunicipalityCode = CodeOf(it.Ordinance), CareCase = asking.Case.Wire(), History = { asking.History.Wire() }, Day = asking.Booking.FirstDay.Wire(),
                });
                ShouldHaveGrounds(answer, call.Reasons, it.manner);
                call.Pools.ShouldNotBeEmpty();
                foreach (V1.PoolQuota pool in call.Pools)
                {
                    string[] cells = [.. answer.Where(cell => cell.Key.StartsWith(it.manner.IsJapanese ? $"{pool.Title.Ja}：" : $"{pool.Name}.")).Select(cell => cell.Value)];
                    cells.ShouldBe([$"{pool.Used}", $"{pool.Booked}", $"{pool.Cap}", $"{pool.Remaining}"]);
                }
            }
        });

    [Fact]
    public void Cancellations_eligibility_and_deadlines_are_decided_as_by_calls_of_their_own() => Property.Holds(
        from ordinance in s_ordinances
        from cancellation in Facts.Cancellations(ordinance)
        from asking in Facts.AskingsOf(ordinance)
        from manner in s_manners
        select (ordinance, cancellation, asking, manner),
        it =>
        {
            CareCase careCase = it.asking.Case with { DiscretionUses = [] };
            Booking booking = it.asking.Booking;

            IReadOnlyDictionary<string, string> charged = DecideOne("cancellations", it.ordinance, it.manner, it.manner.Facts().Cancellation(it.cancellation));
            V1.AssessCancellationResponse charge = Call<V1.AssessCancellationResponse>(it.cancellation.Wire(CodeOf(it.ordinance)));
            it.manner.Of(charged, "結論", "outcome").ShouldBe(it.manner.Word(CancellationOutcome.FromValue((int)charge.Outcome)));
            it.manner.Of(charged, "キャンセル料（円）", "charge_yen").ShouldBe(charge.HasChargeYen ? $"{charge.ChargeYen}" : "");
            it.manner.Of(charged, "連絡期限", "deadline").ShouldBe(charge.Deadline?.AtText ?? "");
            it.manner.Of(charged, "納付書の月", "billed_in").ShouldBe(charge.BilledIn);
            ShouldHaveGrounds(charged, charge.Reasons, it.manner);

            IReadOnlyDictionary<string, string> eligible = DecideOne("eligibility", it.ordinance, it.manner, it.manner.Facts().Case(careCase)
                .With("産後ケアの種類", "care_type", it.manner.Facts().Word(booking.CareType))
                .With("利用開始日", "first_day", it.manner.Facts().Day(booking.FirstDay))
                .With("利用終了日", "last_day", it.manner.Facts().Day(booking.LastDay)));
            V1.DecideEligibilityResponse eligibility = Call<V1.DecideEligibilityResponse>(new V1.DecideEligibilityRequest
            {
                MunicipalityCode = CodeOf(it.ordinance), CareCase = careCase.Wire(), CareType = booking.CareType.Wire(),
                FirstDay = booking.FirstDay.Wire(), LastDay = booking.LastDay.Wire(),
            });
            it.manner.Of(eligible, "結論", "outcome").ShouldBe(it.manner.Word(Outcome.FromValue((int)eligibility.Outcome)));
            it.manner.Of(eligible, "対象期間の初日", "window_first_day").ShouldBe(eligibility.Window?.FirstDay ?? "");
            it.manner.Of(eligible, "対象期間の末日", "window_last_day").ShouldBe(eligibility.Window?.LastDay ?? "");
            ShouldHaveGrounds(eligible, eligibility.Reasons, it.manner);

            IReadOnlyDictionary<string, string> due = DecideOne("deadlines", it.ordinance, it.manner, it.manner.Facts()
                .With("産後ケアの種類", "care_type", it.manner.Facts().Word(booking.CareType))
                .With("利用開始日", "first_day", it.manner.Facts().Day(booking.FirstDay)));
            V1.GetDeadlineResponse deadline = Call<V1.GetDeadlineResponse>(new V1.GetDeadlineRequest
            {
                MunicipalityCode = CodeOf(it.ordinance), CareType = booking.CareType.Wire(), FirstDay = booking.FirstDay.Wire(),
            });
            it.manner.Of(due, "連絡期限", "deadline").ShouldBe(deadline.Deadline?.AtText ?? "");
            it.manner.Of(due, "本来の日", "nominal_day").ShouldBe(deadline.Deadline?.NominalDay ?? "");
            it.manner.Of(due, "さかのぼった閉庁日", "skipped_days").ShouldBe(string.Join(' ', deadline.SkippedDays.Select(closed => closed.Day)));
            ShouldHaveGrounds(due, deadline.Reasons, it.manner);
        });

    // Questions and uses of all cases in any order: a history has none.
    private static IReadOnlyList<Row> RowsOf(Asking[] askings, Manner manner, Func<Asking, CsvFacts> ask)
    {
        Row[] rows =
        [
            .. askings.SelectMany((asking, index) => asking.History.Uses
                .Select(use => new Row(null, With(manner.Facts().Use(use), index, "履歴", "use")))
                .Append(new Row(asking, With(ask(asking), index, "判定", "decide")))),
        ];
        new Random(manner.Seed).Shuffle(rows);
        return rows;

        IReadOnlyDictionary<string, string> With(CsvFacts facts, int index, string ja, string en) =>
            facts.With("事例番号", "case_id", $"case-{index}").With("行の種類", "row", manner.IsJapanese ? ja : en).Cells;
    }

    private static void ShouldHaveGrounds(IReadOnlyDictionary<string, string> answer, V1.Reasons reasons, Manner manner)
    {
        manner.Of(answer, "誤りのコード", "error_code").ShouldBeEmpty(manner.Of(answer, "誤り", "error"));
        manner.Of(answer, "満たさない規定", "rules_not_met").ShouldBe(RulesOf(reasons, V1.FindingStatus.NotMet));
        manner.Of(answer, "確認を要する規定", "rules_for_review").ShouldBe(RulesOf(reasons, V1.FindingStatus.NeedsReview));
        manner.Of(answer, "よりどころとした解釈", "readings").ShouldBe(string.Join(' ', reasons.Readings.Select(reading => reading.Id)));
        manner.Of(answer, "規則集のダイジェスト", "rulebook_digest").ShouldBe(reasons.Basis.RulebookDigest);
        manner.Of(answer, "暦のダイジェスト", "calendar_digest").ShouldBe(reasons.Basis.CalendarDigest);
        string reason = manner.Of(answer, "説明", "reason");
        reason.ShouldNotBeEmpty();
        foreach (V1.Finding finding in reasons.Findings.Where(it => it.Status is V1.FindingStatus.NotMet or V1.FindingStatus.NeedsReview))
            reason.ShouldContain(manner.IsJapanese ? finding.Message.Ja : finding.Message.En);
    }

    private static string RulesOf(V1.Reasons reasons, V1.FindingStatus status) => string.Join(' ',
        reasons.Findings.Where(it => it.Status == status && it.Rule is not null).Select(it => it.Rule.Id).Distinct());

    private static void ShouldHaveFigures(IReadOnlyDictionary<string, string> answer, V1.Finding finding, Manner manner)
    {
        V1.Figure pool = finding.Figures.Single(figure => figure.Name == "pool");
        foreach ((string ja, string en) in new[] { ("利用済み", "used"), ("予約中", "booked"), ("上限", "cap"), ("残り", "remaining") })
        {
            answer.Single(cell => manner.IsJapanese ? cell.Key.StartsWith($"{pool.Text.Ja}：{ja}（") : cell.Key == $"{pool.Value}.{en}").Value
                .ShouldBe(finding.Figures.Single(figure => figure.Name == en).Value);
        }
    }

    private static string CodeOf(Ordinance ordinance) => ordinance.Rulebook.Municipality.Value;

    private TResponse Call<TResponse>(IMessage request)
        where TResponse : class, IMessage<TResponse>, new() => host.CallAsync<TResponse>(Protocol.Grpc, request).GetAwaiter().GetResult().Value;

    private IReadOnlyDictionary<string, string> DecideOne(string kind, Ordinance ordinance, Manner manner, CsvFacts facts) =>
        Decide(kind, ordinance, manner, [new Row(null, facts.With("事例番号", "case_id", "1").Cells)]).ShouldHaveSingleItem();

    private IReadOnlyList<IReadOnlyDictionary<string, string>> Decide(string kind, Ordinance ordinance, Manner manner, IReadOnlyList<Row> rows)
    {
        string text = CsvSheet.Text([.. rows.SelectMany(row => row.Cells.Keys).Distinct()], rows.Select(row => row.Cells));
        byte[] file = [.. manner.HasMark ? Encoding.UTF8.GetPreamble() : [], .. manner.Encoding.GetBytes(text)];
        IReadOnlyList<IReadOnlyDictionary<string, string>> result =
            host.DecideAsync(kind, CodeOf(ordinance), file, encoding: manner.IsJapanese ? manner.Encoding : Encoding.UTF8).GetAwaiter().GetResult();

        result.Select(answer => manner.Of(answer, manner.HasMark ? "\uFEFF行番号" : "行番号", manner.HasMark ? "\uFEFFline" : "line"))
            .ShouldBe(rows.Select((_, index) => $"{index + 2}"));
        result.Select(answer => manner.Of(answer, "事例番号", "case_id")).ShouldBe(rows.Select(row => row.Cells[manner.IsJapanese ? "事例番号" : "case_id"]));
        return result;
    }

    private sealed record Asking(CareCase Case, Booking Booking, UsageHistory History);

    private sealed record Row(Asking? Asks, IReadOnlyDictionary<string, string> Cells);

    private sealed record Manner(bool IsJapanese, Encoding Encoding, bool HasMark, int Seed)
    {
        public CsvFacts Facts() => new(IsJapanese);

        public string Of(IReadOnlyDictionary<string, string> answer, string ja, string en) => answer[IsJapanese ? ja : en];

        public string Word<T>(Coded<T> value)
            where T : Coded<T> => IsJapanese ? value.Title.Ja : value.Code;
    }
}
