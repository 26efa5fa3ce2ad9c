using TottoriCare.Shares;

namespace TottoriCare.Specs.Tables;

/// <summary>列名: the words at the heads of columns.</summary>
internal static class Heads
{
    public const string Example = "例";
    public const string Remark = "備考";
    public const string Under = "読み方";

    public const string DeliveryDay = "出産日";
    public const string DischargeDay = "退院日";
    public const string DueDay = "出産予定日";
    public const string ApplicationDay = "申請日";
    public const string Infants = "乳児";
    public const string InfantsAtBirth = "出生時の乳児";
    public const string Need = "必要性";
    public const string Residence = "居住";
    public const string Homecoming = "里帰り";
    public const string CareType = "種類";
    public const string Use = "利用";
    public const string FirstDay = "利用開始日";
    public const string LastDay = "利用終了日";
    public const string History = "これまでの利用";
    public const string Day = "基準日";
    public const string Pool = "枠";
    public const string Household = "世帯区分";
    public const string Kind = "内容";
    public const string Received = "市が受けた時";
    public const string ReceivedByFacility = "施設が受けた時";
    public const string Sent = "発した時";
    public const string BookedAt = "予約した時";
    public const string FiscalYear = "年度";
    public const string Facility = "施設";
    public const string Beds = "病床";
    public const string CareTypes = "提供する種類";
    public const string Costs = "経費";
    public const string EarlierGrants = "以前の助成";
    public const string SharedCost = "費用";
    public const string Total = "合計額";

    public const string Outcome = "結論";
    public const string WindowFirst = "期間の初日";
    public const string WindowLast = "期間の末日";
    public const string UserFee = "利用料";
    public const string NotMet = "満たさない規定";
    public const string Review = "要確認の規定";
    public const string ReliesOn = "よりどころの解釈";
    public const string Changing = "答えを変える解釈";
    public const string Cap = "上限";
    public const string Used = "利用済み";
    public const string Booked = "予約中";
    public const string Remaining = "残り";
    public const string Deadline = "期限";
    public const string Skipped = "さかのぼった閉庁日";
    public const string Projected = "見込みによる";
    public const string Charge = "キャンセル料";
    public const string BilledIn = "納付書の月";
    public const string Grant = "助成額";
    public const string EligibleCost = "対象経費";
    public const string GrantCap = "上限額";
    public const string RemainingCap = "上限の残り";
    public const string OddYen = "端数";

    public const string Rule = "規定";
    public const string Reading = "解釈";
    public const string Source = "出典";
    public const string Locator = "所在";
    public const string LocatorEn = "所在（英語）";
    public const string Mark = "根拠";
    public const string Readings = "解釈の番号";
    public const string Text = "要点";
    public const string TextEn = "要点（英語）";
    public const string Question = "問いの要点";
    public const string Default = "採った解釈の要点";
    public const string Alternatives = "別の解釈";
    public const string NotModelled = "計算しない別の解釈";
    public const string Evidence = "根拠資料の出典";
    public const string EvidenceText = "根拠資料の要点";
    public const string Title = "題名";
    public const string Publisher = "発行者";
    public const string Seen = "確認日";
    public const string Url = "URL";

    /// <summary>国、都道府県、市区町村、事業者: the yen that a bearer pays.</summary>
    public static string AmountOf(CostBearer bearer) => bearer.Title.Ja;

    /// <summary>国の分数 and so on: a bearer's exact share, before odd yen are settled.</summary>
    public static string ExactShareOf(CostBearer bearer) => bearer.Title.Ja + "の分数";
}
