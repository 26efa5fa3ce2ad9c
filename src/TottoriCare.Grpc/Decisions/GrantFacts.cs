using Google.Protobuf.Collections;
using TottoriCare.Care;
using TottoriCare.Grants;
using TottoriCare.Grpc.Contract;

namespace TottoriCare.Grpc.Decisions;

/// <summary>助成の申請の読取り: facility, costs and earlier grants out of a request.</summary>
internal static class GrantFacts
{
    /// <summary>The most cost items, and the most earlier grants, of one application.</summary>
    public const int MostItems = 100;

    public static GrantApplication? ReadApplication(this RequestReader reader, V1.GrantApplication? message, string field)
    {
        if (message is null)
        {
            reader.Faults.AddMissing(field, "助成の申請", "the application");
            return null;
        }

        using RequestFaults.Step _ = reader.Faults.Into(field);
        FiscalYear? year = reader.ReadFiscalYear(message.FiscalYear, "fiscal_year");
        FacilityKind? facility = reader.ReadCoded<V1.FacilityKind, FacilityKind>(message.Facility, "facility");
        if (!message.HasHasBeds)
            reader.Faults.AddMissing("has_beds", "有床かどうか", "whether the facility has beds");
        IReadOnlyList<CareType> careTypes = reader.ReadCareTypes(message.CareTypes, "care_types");
        IReadOnlyList<CostItem> costs = reader.ReadCosts(message.Costs, "costs");
        IReadOnlyList<EarlierGrant> earlier = reader.ReadEarlierGrants(message.EarlierGrants, "earlier_grants");

        return year is null || facility is null ? null : new GrantApplication
        {
            FiscalYear = year.Value,
            Facility = facility,
            HasBeds = message.HasBeds,
            CareTypes = careTypes,
            Costs = costs,
            EarlierGrants = earlier,
        };
    }

    private static List<CareType> ReadCareTypes(this RequestReader reader, RepeatedField<V1.CareType> values, string field)
    {
        var careTypes = new List<CareType>();
        if (values.Count == 0)
            reader.Faults.AddMissing(field, "提供する産後ケアの種類を少なくとも一つ", "at least one kind of care that the facility gives");
        if (!reader.IsShortEnough(values.Count, CareType.List.Count, field))
            return careTypes;

        for (int i = 0; i < values.Count; i++)
        {
            using RequestFaults.Step _ = reader.Faults.Into(field, i);
            if (reader.ReadCareType(values[i], "") is not { } careType)
                continue;
            if (careTypes.Contains(careType))
                reader.Faults.Add("", "REPEATED", "同じ種類が二度あります。一つにしてください。", "The kind of care is given twice: keep one.");
            careTypes.Add(careType);
        }

        return careTypes;
    }

    private static List<CostItem> ReadCosts(this RequestReader reader, RepeatedField<V1.CostItem> messages, string field)
    {
        var costs = new List<CostItem>();
        if (messages.Count == 0)
            reader.Faults.AddMissing(field, "経費を少なくとも一つ", "at least one cost");
        if (!reader.IsShortEnough(messages.Count, MostItems, field))
            return costs;

        for (int i = 0; i < messages.Count; i++)
        {
            using RequestFaults.Step _ = reader.Faults.Into(field, i);
            CostKind? kind = reader.ReadCoded<V1.CostKind, CostKind>(messages[i].Kind, "kind");
            Yen? amount = reader.ReadYen(messages[i].AmountYen, least: new Yen(1), "amount_yen");
            if (kind is not null && amount is { } yen)
                costs.Add(new CostItem(kind, yen));
        }

        return costs;
    }

    private static List<EarlierGrant> ReadEarlierGrants(this RequestReader reader, RepeatedField<V1.EarlierGrant> messages, string field)
    {
        var grants = new List<EarlierGrant>();
        if (!reader.IsShortEnough(messages.Count, MostItems, field))
            return grants;

        for (int i = 0; i < messages.Count; i++)
        {
            using RequestFaults.Step _ = reader.Faults.Into(field, i);
            FiscalYear? year = reader.ReadFiscalYear(messages[i].FiscalYear, "fiscal_year");
            Yen? amount = reader.ReadYen(messages[i].AmountYen, least: Yen.Zero, "amount_yen");
            if (year is { } granted && amount is { } yen)
                grants.Add(new EarlierGrant(granted, yen));
        }

        return grants;
    }
}
