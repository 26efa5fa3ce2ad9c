namespace TottoriCare.Decisions;

/// <content>共通の理由: what any decision may meet.</content>
public sealed partial class FindingReason
{
    /// <summary>The rulebook does not state the matter.</summary>
    public static readonly FindingReason NotStated = new("not_stated", 1,
        "{matter}について、この規則集には定めがありません。",
        "This rulebook does not state {matter}.");

    /// <summary>The municipality does not offer this kind of care.</summary>
    public static readonly FindingReason CareTypeNotOffered = new("care_type_not_offered", 2,
        "{care_type}は行っていません。",
        "{care_type} is not offered.");

    /// <summary>The municipality offers this kind of care.</summary>
    public static readonly FindingReason CareTypeOffered = new("care_type_offered", 3,
        "{care_type}を行っています。",
        "{care_type} is offered.");

    /// <summary>The day lies past the announced holidays.</summary>
    public static readonly FindingReason RestsOnProjection = new("rests_on_projection", 4,
        "{announced_through}より後の祝日は公表前の見込みです。公表後に変わることがあります。",
        "Holidays after {announced_through} are projected and may change once they are announced.");

    /// <summary>The day lies before the day from which the source states the terms.</summary>
    public static readonly FindingReason BeforeStated = new("before_stated", 5,
        "{stated_from}より前の日については、同じ定めによるものと解しています。",
        "Days before {stated_from} are decided by the same terms, by a reading.");

    /// <summary>The day lies before the day from which the source states the terms, and is left to an officer.</summary>
    public static readonly FindingReason BeforeStatedForReview = new("before_stated_for_review", 6,
        "{stated_from}より前の日については定めが示されていないため、確認が必要です。",
        "The terms are not stated for days before {stated_from}; this needs review.");

    /// <summary>An officer has allowed what a rule refuses.</summary>
    public static readonly FindingReason DiscretionUsed = new("discretion_used", 8,
        "{matter}について、職員（{officer}）の判断により認めています。理由：{reason}",
        "Officer {officer} has allowed it in the matter of {matter}; reason: {reason}");

    /// <summary>The ordinance says something that the rulebook can't.</summary>
    public static readonly FindingReason NotModelled = new("not_modelled", 9,
        "規則集で表せない定めがあるため、確認が必要です：{text}",
        "The rulebook can't say this rule, so it needs review: {text}");

    /// <summary>An amendment is chosen by a date that was not given.</summary>
    public static readonly FindingReason VersionDateNotSaid = new("version_date_not_said", 7,
        "適用する版は{date}によって決まりますが、その日が示されていません。",
        "Which version applies depends on the {date}, which was not given.");
}
