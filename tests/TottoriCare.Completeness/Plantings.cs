using System.Text.Json.Nodes;
using TottoriCare.Coverage;

namespace TottoriCare.Planting;

/// <summary>The ways to plant a gap or an overlap; each gives nothing where a rulebook has no place for it.</summary>
internal static class Plantings
{
    public static IReadOnlyList<Func<Garden, Planted?>> All { get; } =
    [
        CareDropped, CareDroppedByAmendment, CareUnbounded, BlockDoubled, BlockDoubledByAmendment, ClassDropped, ClassDroppedByAmendment,
        PriceTwice, PriceDropped, LastStepEnds, StepGoesBack, StepWithoutEnd, ChangedTwice, HoursTooShort, HoursBackwards, StayBackwards,
        PoolTooSmall, NeverOpen, CapStartsLate, CapEndsEarly, CapDropped, CapTwice, CapEndsByAmendment, OfferDoubled,
        .. SharePlantings.All,
    ];

    private static Planted? CareDropped(Garden garden) => Drop(garden, "care dropped", ["windows", "fees", "cancellations"], CoverageKind.Gap);

    private static Planted? CareUnbounded(Garden garden) => Drop(garden, "care unbounded", ["pools", "hours", "stay_lengths"], CoverageKind.NoBound);

    private static Planted? Drop(Garden garden, string what, string[] matters, CoverageKind kind)
    {
        if (Droppable(garden, matters) is not { } found)
            return null;

        (Bed bed, string type) = found;
        if (bed.Care.Length == 1 && garden.IsAmended(bed))
            return null;
        if (bed.Care.Length > 1)
            bed.SetCare(bed.Care.Where(one => one != type));
        else
            garden.Terms[bed.Matter]!.AsObject().Remove(bed.Name);
        return new Planted(what, garden.Root, kind, $"$.terms.{bed.Matter}");
    }

    private static Planted? CareDroppedByAmendment(Garden garden)
    {
        if (Droppable(garden, ["windows", "fees", "cancellations"]) is not { } found)
            return null;

        (Bed bed, string type) = found;
        JsonNode? change = bed.Care.Length == 1 ? null
            : new JsonObject { ["care"] = new JsonArray([.. bed.Care.Where(one => one != type).Select(one => (JsonNode)one)]) };
        string day = garden.LaterDay();
        string path = garden.Amend("planted", day, new JsonObject { [bed.Matter] = new JsonObject { [bed.Name] = change } });
        return new Planted("care dropped by an amendment", garden.Root, CoverageKind.Gap, $"{path}.{bed.Matter}", day);
    }

    // A kind of care that is offered, in the only block that names it, in a matter that leaves nothing else open.
    private static (Bed Bed, string Type)? Droppable(Garden garden, string[] matters)
    {
        (Bed Bed, string Type)[] all =
        [
            .. from bed in garden.Blocks(matters)
               from type in bed.Care
               where garden.Offered.Contains(type) && !garden.RestIsOpen(bed.Matter) && !garden.IsNotModelled(type)
               where garden.Blocks(bed.Matter).Count(other => other.Care.Contains(type)) == 1
               where garden.Terms[bed.Matter]!.AsObject().All(other => other.Value!["within"]?.GetValue<string>() != bed.Name)
               select (bed, type),
        ];
        return all.Length == 0 ? null : all[garden.Random.Next(all.Length)];
    }

    private static Planted? BlockDoubled(Garden garden)
    {
        // Its case is checked by taking either block away.
        Bed[] beds = [.. garden.Blocks("windows", "fees", "cancellations", "hours", "stay_lengths").Where(bed => !garden.IsAmended(bed))];
        if (garden.One(beds) is not { } bed)
            return null;

        garden.Terms[bed.Matter]!["planted"] = Copy(garden, bed);
        return new Planted("block doubled", garden.Root, CoverageKind.Overlap, $"$.terms.{bed.Matter}");
    }

    private static Planted? BlockDoubledByAmendment(Garden garden)
    {
        if (garden.One(garden.Blocks("windows", "fees", "cancellations", "hours", "stay_lengths")) is not { } bed)
            return null;

        string day = garden.LaterDay();
        string path = garden.Amend("planted", day, new JsonObject { [bed.Matter] = new JsonObject { ["planted"] = Copy(garden, bed) } });
        return new Planted("block doubled by an amendment", garden.Root, CoverageKind.Overlap, $"{path}.{bed.Matter}", day);
    }

    // For one of its kinds of care.
    private static JsonObject Copy(Garden garden, Bed bed)
    {
        JsonObject copy = bed.Block.DeepClone().AsObject();
        copy["care"] = new JsonArray(garden.One(bed.Care)!);
        return copy;
    }

    private static IEnumerable<(string Path, JsonObject Amounts)> ByClass(Garden garden) =>
        garden.Blocks("fees").Where(bed => bed.Block["price_by_class"] is JsonObject)
            .Select(bed => ($"{bed.Path}.price_by_class", bed.Block["price_by_class"]!.AsObject()))
            .Concat(garden.Blocks("cancellations")
                .Where(bed => bed.Block["charge"] is JsonObject charge && charge["amounts"] is JsonObject amounts && amounts["yen_by_class"] is JsonObject)
                .Select(bed => ($"{bed.Path}.charge.amounts.yen_by_class", bed.Block["charge"]!["amounts"]!["yen_by_class"]!.AsObject())));

    private static Planted? ClassDropped(Garden garden)
    {
        (string Path, JsonObject Amounts)[] all = [.. ByClass(garden)];
        if (all.Length == 0)
            return null;

        (string path, JsonObject amounts) = all[garden.Random.Next(all.Length)];
        amounts.Remove(garden.One(garden.Classes)!);
        return new Planted("class dropped", garden.Root, CoverageKind.Gap, path);
    }

    private static Planted? ClassDroppedByAmendment(Garden garden)
    {
        (string Path, JsonObject Amounts)[] all = [.. ByClass(garden)];
        if (all.Length == 0)
            return null;

        string path = all[garden.Random.Next(all.Length)].Path["$.terms.".Length..];
        JsonNode change = new JsonObject { [garden.One(garden.Classes)!] = null };
        foreach (string key in path.Split('.').Reverse())
            change = new JsonObject { [key] = change };
        string day = garden.LaterDay();
        return new Planted("class dropped by an amendment", garden.Root, CoverageKind.Gap,
            $"{garden.Amend("planted", day, change.AsObject())}.{path}", day);
    }

    private static Planted? PriceTwice(Garden garden)
    {
        if (garden.Root["amendments"] is not null || garden.Classes.Length == 0 || garden.One(garden.Blocks("fees")) is not { } bed)
            return null;

        bed.Block["price"] ??= "free";
        bed.Block["price_by_class"] ??= new JsonObject([.. garden.Classes.Select(one => KeyValuePair.Create(one, (JsonNode?)"free"))]);
        return new Planted("price given twice", garden.Root, CoverageKind.Overlap, bed.Path);
    }

    private static Planted? PriceDropped(Garden garden)
    {
        if (garden.Root["amendments"] is not null || garden.One(garden.Blocks("fees")) is not { } bed)
            return null;

        bed.Block.Remove("price");
        bed.Block.Remove("price_by_class");
        return new Planted("price dropped", garden.Root, CoverageKind.Gap, bed.Path);
    }

    private static Planted? LastStepEnds(Garden garden) => Steps(garden, "last step ends", CoverageKind.Gap, (steps, high) => steps[^1]!["through"] = high + 5);

    private static Planted? StepGoesBack(Garden garden) =>
        Steps(garden, "step goes back", CoverageKind.Overlap, (steps, _) => steps[1]!["through"] = steps[0]!["through"]!.GetValue<int>());

    private static Planted? StepWithoutEnd(Garden garden) =>
        Steps(garden, "step without an end", CoverageKind.Overlap, (steps, _) => steps[1]!.AsObject().Remove("through"));

    private static Planted? Steps(Garden garden, string what, CoverageKind kind, Action<JsonArray, int> plant)
    {
        if (garden.Root["amendments"] is not null || garden.One(garden.Blocks("fees").Where(bed => bed.Block["price"] is not null)) is not { } bed)
            return SteppedByClass(garden, what, kind, plant);

        string key = garden.Random.Next(2) == 0 ? "by_unit" : "by_nth_use";
        bed.Block["price"] = new JsonObject { [key] = StepsOf(garden, plant) };
        return new Planted(what, garden.Root, kind, $"{bed.Path}.price.{key}");
    }

    private static Planted? SteppedByClass(Garden garden, string what, CoverageKind kind, Action<JsonArray, int> plant)
    {
        if (garden.Root["amendments"] is not null || garden.One(garden.Blocks("fees").Where(bed => bed.Block["price_by_class"] is not null)) is not { } bed)
            return null;

        string household = garden.One(garden.Classes)!;
        bed.Block["price_by_class"]![household] = new JsonObject { ["by_nth_use"] = StepsOf(garden, plant) };
        return new Planted(what, garden.Root, kind, $"{bed.Path}.price_by_class.{household}.by_nth_use");
    }

    private static JsonArray StepsOf(Garden garden, Action<JsonArray, int> plant)
    {
        int low = 1 + garden.Random.Next(3);
        int high = low + 1 + garden.Random.Next(3);
        JsonArray steps =
        [
            new JsonObject { ["through"] = low, ["price"] = "free" },
            new JsonObject { ["through"] = high, ["price"] = new JsonObject { ["yen"] = 500 } },
            new JsonObject { ["price"] = new JsonObject { ["yen"] = 900 } },
        ];
        plant(steps, high);
        return steps;
    }

    private static Planted? ChangedTwice(Garden garden)
    {
        if (garden.One(garden.Blocks("pools")) is not { } bed)
            return null;

        string day = garden.LaterDay();
        garden.Amend("planted-1", day, Change(8));
        string path = garden.Amend("planted-2", day, Change(9));
        return new Planted("changed twice on a day", garden.Root, CoverageKind.Overlap, $"{path}.pools.{bed.Name}.cap", day);

        JsonObject Change(int cap) => new() { ["pools"] = new JsonObject { [bed.Name] = new JsonObject { ["cap"] = cap } } };
    }

    private static Planted? HoursTooShort(Garden garden)
    {
        if (garden.One(garden.Blocks("hours")) is not { } bed)
            return null;

        bed.Block["longest_minutes"] = 481 + garden.Random.Next(500);
        return new Planted("hours too short", garden.Root, CoverageKind.Unreachable, $"{bed.Path}.longest_minutes");
    }

    private static Planted? HoursBackwards(Garden garden)
    {
        if (garden.One(garden.Blocks("hours")) is not { } bed)
            return null;

        bed.Block["until"] = garden.Random.Next(2) == 0 ? bed.Block["from"]!.GetValue<string>() : "07:30";
        return new Planted("hours backwards", garden.Root, CoverageKind.Unreachable, $"{bed.Path}.until");
    }

    private static Planted? StayBackwards(Garden garden)
    {
        if (garden.One(garden.Blocks("stay_lengths")) is not { } bed)
            return null;

        bed.Block["longest_nights"] = 2;
        bed.Block["shortest_nights"] = 3 + garden.Random.Next(4);
        return new Planted("stay backwards", garden.Root, CoverageKind.Unreachable, $"{bed.Path}.longest_nights");
    }

    private static Planted? PoolTooSmall(Garden garden)
    {
        string day = garden.LaterDay();
        if (garden.One(garden.Blocks("pools").Where(bed => bed.Block["count"] is JsonValue count && count.GetValue<string>() is "use" or "day")) is not { } bed)
            return null;

        string path = garden.Amend("planted", day, new JsonObject { ["pools"] = new JsonObject { [bed.Name] = new JsonObject { ["cap"] = 0 } } });
        return new Planted("pool too small", garden.Root, CoverageKind.Unreachable, $"{path}.pools.{bed.Name}.cap", day);
    }

    private static Planted? NeverOpen(Garden garden)
    {
        if (garden.Terms["closing_days"] is not JsonObject closing)
            return null;

        closing["weekdays"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
        return new Planted("never open", garden.Root, CoverageKind.Unreachable, "$.terms.closing_days.weekdays");
    }

    private static Planted? OfferDoubled(Garden garden)
    {
        if (garden.One(garden.Offered) is not { } type)
            return null;

        garden.Terms["care"]!["offered"]!.AsArray().Add(type);
        return new Planted("offer doubled", garden.Root, CoverageKind.Overlap, "$.terms.care.offered");
    }

    private static JsonObject? Caps(Garden garden) => garden.Terms["grant"] is JsonObject grant ? grant["cap"]!["amounts"]!.AsObject() : null;

    private static Planted? CapStartsLate(Garden garden)
    {
        if (Caps(garden) is not { } caps)
            return null;

        caps[garden.One(caps.Select(cap => cap.Key))!]!["from_fiscal_year"] = 2024 + garden.Random.Next(20);
        return new Planted("cap starts late", garden.Root, CoverageKind.Gap, "$.terms.grant.cap.amounts");
    }

    private static Planted? CapEndsEarly(Garden garden)
    {
        if (Caps(garden) is not { } caps)
            return null;

        caps[garden.One(caps.Select(cap => cap.Key))!]!["until_fiscal_year"] = 2024 + garden.Random.Next(20);
        return new Planted("cap ends early", garden.Root, CoverageKind.Gap, "$.terms.grant.cap.amounts");
    }

    private static Planted? CapDropped(Garden garden)
    {
        if (Caps(garden) is not { } caps)
            return null;

        caps.Remove(garden.One(caps.Select(cap => cap.Key))!);
        return new Planted("cap dropped", garden.Root, CoverageKind.Gap, "$.terms.grant.cap.amounts");
    }

    private static Planted? CapTwice(Garden garden)
    {
        if (Caps(garden) is not { } caps)
            return null;

        JsonNode copy = caps[garden.One(caps.Select(cap => cap.Key))!]!.DeepClone();
        copy["from_fiscal_year"] = 2024 + garden.Random.Next(20);
        caps["planted"] = copy;
        return new Planted("cap given twice", garden.Root, CoverageKind.Overlap, "$.terms.grant.cap.amounts");
    }

    private static Planted? CapEndsByAmendment(Garden garden)
    {
        if (Caps(garden) is not { } caps)
            return null;

        int year = 2026 + garden.Random.Next(10);
        var change = new JsonObject { ["amounts"] = new JsonObject { [garden.One(caps.Select(cap => cap.Key))!] = new JsonObject { ["until_fiscal_year"] = year } } };
        string path = garden.Amend("planted", $"{year - 1}-04-01", new JsonObject { ["grant"] = new JsonObject { ["cap"] = change } });
        return new Planted("cap ends by an amendment", garden.Root, CoverageKind.Gap, $"{path}.grant.cap.amounts");
    }
}
