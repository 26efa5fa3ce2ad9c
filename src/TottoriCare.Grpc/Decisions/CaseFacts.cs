using NodaTime;
using TottoriCare.Care;
using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Decisions;

/// <summary>利用者の事実の読取り: what a request says of a birth and its mother.</summary>
internal static class CaseFacts
{
    // 40 weeks: a due day further from the delivery would put the conception after it.
    private const int MostDaysFromDeliveryToDueDay = 280;

    public static CareCase? ReadCareCase(this RequestReader reader, V1.CareCase? message, string field)
    {
        if (message is null)
        {
            reader.Faults.AddMissing(field, "利用者の事実", "what is known of the case");
            return null;
        }

        using RequestFaults.Step _ = reader.Faults.Into(field);
        LocalDate? deliveryDay = reader.ReadDay(message.DeliveryDay, "delivery_day");
        Infants? infants = reader.ReadInfantsIfGiven(message.HasInfants, message.Infants, "infants");
        if (!message.HasInfants)
            reader.Faults.AddMissing("infants", "乳児の数（流産・死産のときは0）", "the number of infants; 0 after a miscarriage or a stillbirth");
        AssessedNeed? need = reader.ReadCoded<V1.AssessedNeed, AssessedNeed>(message.Need, "need");
        Residence? residence = reader.ReadResidence(message.Residence, "residence");
        Infants? atBirth = reader.ReadInfantsIfGiven(message.HasInfantsAtBirth, message.InfantsAtBirth, "infants_at_birth");
        LocalDate? dueDay = reader.ReadDayIfGiven(message.DueDay, "due_day");
        LocalDate? dischargeDay = reader.ReadDayIfGiven(message.DischargeDay, "discharge_day");
        LocalDate? applicationDay = reader.ReadDayIfGiven(message.ApplicationDay, "application_day");
        LocalDate? approvalDay = reader.ReadDayIfGiven(message.ApprovalDay, "approval_day");

        HouseholdClass? household = reader.ReadHouseholdClassIfGiven(message.HouseholdClass, "household_class");
        IReadOnlyList<DiscretionUse> discretionUses = reader.ReadDiscretionUses(message.DiscretionUses, "discretion_uses");

        RequireBirthToAgree(reader.Faults, infants, atBirth);
        RequireDaysToAgree(reader.Faults, deliveryDay, dueDay, dischargeDay);

        return deliveryDay is null || infants is null || need is null || residence is null ? null : new CareCase
        {
            DeliveryDay = deliveryDay.Value,
            Infants = infants.Value,
            Need = need,
            Residence = residence.Value,
            InfantsAtBirth = atBirth,
            DueDay = dueDay,
            DischargeDay = dischargeDay,
            ApplicationDay = applicationDay,
            ApprovalDay = approvalDay,
            IsHomecoming = message.IsHomecoming,
            HouseholdClass = household ?? HouseholdClass.Unknown,
            DiscretionUses = discretionUses,
        };
    }

    private static void RequireBirthToAgree(RequestFaults faults, Infants? infants, Infants? atBirth)
    {
        if (atBirth is { } born && infants is { } caredFor && caredFor.Value > born.Value)
        {
            faults.Add("infants_at_birth", "FEWER_INFANTS_AT_BIRTH",
                "出生時の乳児の数が、ケアを受ける乳児の数より少なくなっています。数を確かめてください。",
                "Fewer infants were born than are cared for; check both numbers.");
        }
    }

    private static void RequireDaysToAgree(RequestFaults faults, LocalDate? deliveryDay, LocalDate? dueDay, LocalDate? dischargeDay)
    {
        if (deliveryDay is not { } delivered)
            return;
        if (dueDay is { } due && Period.DaysBetween(delivered, due) > MostDaysFromDeliveryToDueDay)
        {
            faults.Add("due_day", "DUE_DAY_TOO_LATE",
                $"出産予定日が出産日より{MostDaysFromDeliveryToDueDay}日を超えて後になっています。年月日を確かめてください。",
                $"The due day is more than {MostDaysFromDeliveryToDueDay} days after the delivery; check both days.");
        }

        if (dischargeDay < delivered)
        {
            faults.Add("discharge_day", "DISCHARGE_BEFORE_DELIVERY",
                "退院日が出産日より前になっています。出産日以後の日を指定してください。",
                "The day of discharge is before the delivery; give a day on or after it.");
        }
    }

    private static Residence? ReadResidence(this RequestReader reader, V1.Residence? message, string field)
    {
        if (message is null)
        {
            reader.Faults.AddMissing(field, "居住", "the residence");
            return null;
        }

        using RequestFaults.Step _ = reader.Faults.Into(field);
        bool isSaid = reader.ReadChoice(message.Status, "status");

        // Residence may have begun long before the calendar does.
        LocalDate? from = reader.ReadAnyDayIfGiven(message.FromDay, "from_day");
        LocalDate? until = reader.ReadAnyDayIfGiven(message.UntilDay, "until_day");
        bool isResident = message.Status == V1.ResidenceStatus.Resident;
        if (isSaid && !isResident)
        {
            reader.RequireEmpty(message.FromDay, "from_day", "住民である場合にだけ", "only for a resident");
            reader.RequireEmpty(message.UntilDay, "until_day", "住民である場合にだけ", "only for a resident");
        }

        if (from is { } first && until is { } last && last < first)
        {
            reader.Faults.Add("until_day", "UNTIL_BEFORE_FROM",
                "居住の最後の日が最初の日より前になっています。年月日を確かめてください。",
                "The last day of residence is before the first; check both days.");
            return null;
        }

        return !isSaid ? null
            : isResident ? Residence.Here(from, until)
            : message.Status == V1.ResidenceStatus.NotResident ? Residence.Elsewhere
            : Residence.Unknown;
    }
}
