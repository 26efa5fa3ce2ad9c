using System.Text;
using System.Text.Json.Nodes;
using TottoriCare.Rulebooks;
using TottoriCare.Specs.Running;

namespace TottoriCare.Specs.Tests;

/// <summary>規則集の変異: a rulebook with one thing changed is caught by a row of a spec, and not only by a unit test.</summary>
public class MutantTests
{
    [Theory]
    [InlineData("terms.cancellations.stays.charge.amounts.yen_by_class.municipal_tax_payable", "1801", "キャンセル料：世帯区分ごとの額")]
    [InlineData("terms.cancellations.stays.charge.amounts.yen_by_class.municipal_tax_exempt", "899", "キャンセル料：世帯区分ごとの額")]
    [InlineData("terms.cancellations.stays.charge.deadline.at", "\"11:59\"", "連絡期限：平日と週末")]
    [InlineData("terms.cancellations.stays.charge.deadline.that_minute_is_in_time", "false", "キャンセル料：正午の境目（C5、C8）")]
    [InlineData("terms.cancellations.stays.charge.deadline.on_closed_day", "\"roll_forward\"", "連絡期限：祝日と連休")]
    [InlineData("terms.cancellations.stays.charge.billing.months_after", "2", "キャンセル料：納付書を送る月（C17）")]
    [InlineData("terms.closing_days.year_end.to", "\"01-02\"", "連絡期限：年末年始")]
    [InlineData("terms.closing_days.weekdays", "[\"sunday\"]", "連絡期限：平日と週末")]
    [InlineData("terms.stay_lengths.stays.longest_nights", "7", "予約：続けて泊まるのは6泊7日まで")]
    [InlineData("terms.stay_lengths.stays.continuity_gap_days", "1", "予約：間を置かない宿泊は一続きとして数える（N4）")]
    [InlineData("terms.pools.stays.cap", "8", "予約：分けて利用するときは合わせて7泊まで")]
    [InlineData("terms.pools.visits.multiple_birth", "\"none\"", "予約：合わせて7回まで")]
    [InlineData("terms.hours.visits.until", "\"17:01\"", "予約：9時から17時まで、4時間まで")]
    [InlineData("terms.hours.visits.longest_minutes", "241", "予約：9時から17時まで、4時間まで")]
    [InlineData("terms.windows.first_year.lasts", "\"P13M\"", "対象者：一年に満たない間の、最後の日とその翌日")]
    [InlineData("readings.C1.alternatives.per_day.change.cancellations.stays.charge.amounts.per", "\"night\"", "キャンセル料：予約1件についてか、1日、1泊についてか（C1）")]
    [InlineData("rules.TC-31.locator.ja", "\"図表3 利用上限\"", "規定：所在と根拠")]
    [InlineData("rules.TC-41.mark", "\"stated\"", "規定：所在と根拠")]
    [InlineData("rules.TC-32.text.ja", "\"キャンセル料は、市民税課税世帯が1,900円、市民税非課税世帯が900円、生活保護世帯が0円とする。\"", "規定：文の要点")]
    [InlineData("sources.民法.title.ja", "\"民法（明治30年法律第89号）\"", "出典：引いた資料")]
    public async Task A_changed_rulebook_of_the_city_is_caught_by_a_spec(string path, string json, string table) =>
        ShouldBeCaught(await RunAsync(Changed(Shipped.City, path, json)), table);

    [Theory]
    [InlineData("terms.grant.cap.amounts.stays.yen", "3000001", "助成：300万円の境目")]
    [InlineData("terms.grant.facility.care.day_service.from_fiscal_year", "2022", "助成：デイサービス型は令和5年度から（F8）")]
    [InlineData("terms.grant.costs.kinds", "[\"construction\",\"extension_or_alteration\",\"equipment\"]", "助成：対象となる経費")]
    [InlineData("terms.grant.cap.counted_over", "\"application\"", "助成：以前の助成も通算する（F5）")]
    [InlineData("rules.TP-30.text.ja", "\"予算は、試行の令和3年度が600万円余、令和4年度が約1,076万5千円、令和7年度の当初が3,794万8千円である。\"", "規定：県の取組の事実")]
    [InlineData("rules.TP-40.locator.ja", "\"4(1)\"", "規定：県の取組の事実")]
    [InlineData("terms.shares.waived_fee_to_reiwa_6.from_fiscal_year", "2022", "費用分担：免除した利用料の、年度の境目")]
    [InlineData("terms.shares.waived_fee_to_reiwa_6.until_fiscal_year", "2023", "費用分担：免除した利用料の、年度の境目")]
    [InlineData("terms.shares.waived_fee_from_reiwa_7.parts.municipality", "2", "費用分担：1円単位の合計額")]
    [InlineData("terms.shares.care_cost_from_reiwa_7.from_fiscal_year", "2024", "費用分担：産後ケアの費用の、年度の境目")]
    [InlineData("terms.shares.care_cost_from_reiwa_7.odd_yen", "\"state\"", "費用分担：1円単位の合計額")]
    [InlineData("readings.F7.alternatives.prefecture.change.shares.care_cost_from_reiwa_7.odd_yen", "\"municipality\"", "費用分担：端数をだれが負担するか（F7）")]
    public async Task A_changed_rulebook_of_the_prefecture_is_caught_by_a_spec(string path, string json, string table) =>
        ShouldBeCaught(await RunAsync(Changed(Shipped.Prefecture, path, json)), table);

    // Each is one row that an auditor can open: by the rulebook's code, what is changed, and the file, the table and the row that show it.
    [Theory]
    [InlineData("312011", "terms.cancellations.stays.charge.amounts.yen_by_class.municipal_tax_payable", "1900", "鳥取市/07-キャンセル料.md", "キャンセル料：世帯区分ごとの額", "1")]
    [InlineData("312011", "terms.cancellations.stays.charge.deadline.at", "\"12:01\"", "鳥取市/06-連絡期限.md", "連絡期限：平日と週末", "1")]
    [InlineData("312011", "terms.cancellations.stays.charge.deadline.that_minute_is_in_time", "false", "鳥取市/06-連絡期限.md", "キャンセル料：正午の境目（C5、C8）", "3")]
    [InlineData("312011", "terms.closing_days.year_end.from", "\"12-30\"", "鳥取市/06-連絡期限.md", "連絡期限：年末年始", "3")]
    [InlineData("312011", "terms.stay_lengths.stays.longest_nights", "5", "鳥取市/03-宿泊型の上限.md", "予約：間を置かない宿泊は一続きとして数える（N4）", "1")]
    [InlineData("312011", "terms.pools.visits.cap", "6", "鳥取市/04-通所型と訪問型の上限.md", "予約：合わせて7回まで", "1")]
    [InlineData("312011", "terms.hours.visits.from", "\"09:01\"", "鳥取市/05-利用時間.md", "予約：9時から17時まで、4時間まで", "1")]
    [InlineData("312011", "rules.TC-32.locator.ja", "\"図表4 利用料 ※\"", "鳥取市/08-規定と出典.md", "規定：所在と根拠", "10")]
    [InlineData("310000", "terms.grant.cap.amounts.stays.yen", "2999999", "鳥取県/01-助成の上限.md", "助成：300万円の境目", "2")]
    [InlineData("310000", "terms.shares.waived_fee_from_reiwa_7.from_fiscal_year", "2026", "鳥取県/05-費用の分担.md", "費用分担：免除した利用料の、年度の境目", "6")]
    public async Task Ten_changes_chosen_by_hand_are_each_shown_by_a_row(string code, string path, string json, string file, string table, string row)
    {
        Rulebook rulebook = Changed(code == "312011" ? Shipped.City : Shipped.Prefecture, path, json);

        SpecRun run = await RunAsync(rulebook);

        run.Faults.ShouldBeEmpty();
        run.Wrong.Select(wrong => (wrong.Case.Row.Place.File, wrong.Case.Table.Name, wrong.Case.Label)).ShouldContain((file, table, row));
    }

    // Each by itself: what is caught above is caught for the change alone.
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task An_unchanged_rulebook_is_not_caught(bool city, bool prefecture)
    {
        Rulebook[] rulebooks = [.. city ? [Shipped.City] : Array.Empty<Rulebook>(), .. prefecture ? [Shipped.Prefecture] : Array.Empty<Rulebook>()];

        SpecRun run = await RunAsync(rulebooks);

        run.Results.ShouldNotBeEmpty();
        run.Wrong.ShouldBeEmpty();
        run.Holds.ShouldBeTrue();
    }

    private static void ShouldBeCaught(SpecRun run, string table)
    {
        run.Faults.ShouldBeEmpty();
        run.Holds.ShouldBeFalse();
        run.Wrong.Select(wrong => wrong.Case.Table.Name).ShouldContain(table);
    }

    private static async Task<SpecRun> RunAsync(params Rulebook[] rulebooks)
    {
        using var specs = SpecCopy.OfThisProject(rulebooks);
        return await specs.RunAsync(rulebooks);
    }

    private static Rulebook Changed(Rulebook rulebook, string path, string json)
    {
        JsonNode root = JsonNode.Parse(rulebook.ToJson())!;
        string[] names = path.Split('.');
        JsonNode parent = names[..^1].Aggregate(root, (node, name) => node[name] ?? throw new ArgumentException($"There is no {name} in {path}."));
        parent[names[^1]].ShouldNotBeNull(path);
        parent[names[^1]] = JsonNode.Parse(json);
        Rulebook.TryParse(Encoding.UTF8.GetBytes(root.ToJsonString()), out Rulebook? changed, out IReadOnlyList<InputError> errors)
            .ShouldBeTrue(string.Join('\n', errors));
        changed!.Digest.ShouldNotBe(rulebook.Digest);
        return changed;
    }
}
