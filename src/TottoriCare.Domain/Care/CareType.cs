namespace TottoriCare.Care;

/// <summary>産後ケアの種類: the three kinds of care that the law knows (母子保健法17条の2; TC-01).</summary>
public sealed class CareType : Coded<CareType>
{
    /// <summary>ショートステイ（宿泊型、短期入所）: overnight at a midwifery home or an obstetric facility.</summary>
    public static readonly CareType ShortStay = new("short_stay", 1, new LocalizedText("ショートステイ（宿泊型）", "short stay"));

    /// <summary>デイサービス（通所型）: by day at a midwifery home or an obstetric facility.</summary>
    public static readonly CareType DayService = new("day_service", 2, new LocalizedText("デイサービス（通所型）", "day service"));

    /// <summary>アウトリーチ（訪問型、居宅訪問）: a midwife at home.</summary>
    public static readonly CareType Outreach = new("outreach", 3, new LocalizedText("アウトリーチ（訪問型）", "outreach"));

    private CareType(string code, int value, LocalizedText title)
        : base(code, value, title)
    {
    }

    /// <summary>Whether this kind is counted in nights and has no clock times.</summary>
    public bool IsOvernight => ReferenceEquals(this, ShortStay);
}
