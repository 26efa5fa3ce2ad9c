using System.Text.Json.Nodes;

namespace TottoriCare.Planting;

/// <summary>Changes that leave a sound rulebook sound: no finding may come of them.</summary>
internal static class HarmlessChanges
{
    public static IReadOnlyList<Action<Garden>> All { get; } = [Split, AmendCap, RestLeftOpen, Steps, CapsInTurn, AmendTwice, SharesInTurn];

    // A block of several kinds of care becomes one for each.
    private static void Split(Garden garden)
    {
        if (garden.Root["amendments"] is not null
            || garden.One(garden.Blocks("windows", "fees", "cancellations", "hours").Where(bed => bed.Care.Length > 1)) is not { } bed)
        {
            return;
        }

        string last = bed.Care[^1];
        JsonObject copy = bed.Block.DeepClone().AsObject();
        copy["care"] = new JsonArray(last);
        bed.SetCare(bed.Care[..^1]);
        garden.Terms[bed.Matter]!["split"] = copy;
    }

    private static void AmendCap(Garden garden)
    {
        if (garden.One(garden.Blocks("pools")) is { } bed)
        {
            garden.Amend("harmless", garden.LaterDay(), new JsonObject
            {
                ["pools"] = new JsonObject { [bed.Name] = new JsonObject { ["cap"] = 7 + garden.Random.Next(9) } },
            }, garden.Random.Next(2) == 0 ? "birth" : "approval");
        }
    }

    // A kind of care without a block, but with a word that says so.
    private static void RestLeftOpen(Garden garden)
    {
        if (garden.Root["amendments"] is not null || garden.One(garden.Blocks("windows", "fees", "cancellations").Where(bed => bed.Care.Length > 1)) is not { } bed)
            return;

        bed.SetCare(bed.Care[1..]);
        garden.Terms[bed.Matter]!["rest"] = "not_stated";
    }

    private static void Steps(Garden garden)
    {
        if (garden.One(garden.Blocks("fees").Where(bed => bed.Block["price"] is not null)) is { } bed)
        {
            bed.Block["price"] = JsonNode.Parse("""
                { "by_nth_use": [{ "through": 2, "price": "free" }, { "through": 3, "price": { "yen": 500 } }, { "price": { "yen": 900 } }] }
                """);
        }
    }

    // A cap that gives way to another with the next fiscal year.
    private static void CapsInTurn(Garden garden)
    {
        if (garden.Terms["grant"] is not JsonObject grant || garden.One(grant["cap"]!["amounts"]!.AsObject().Select(cap => cap.Key)) is not { } name)
            return;

        JsonObject caps = grant["cap"]!["amounts"]!.AsObject();
        JsonNode next = caps[name]!.DeepClone();
        int year = 2025 + garden.Random.Next(10);
        caps[name]!["until_fiscal_year"] = year;
        next["from_fiscal_year"] = year + 1;
        caps["next"] = next;
    }

    // Parts that give way to others with the next fiscal year.
    private static void SharesInTurn(Garden garden)
    {
        if (garden.Terms["shares"] is not JsonObject shares || garden.One(shares.Where(share => share.Value!["until_fiscal_year"] is null)).Value is not { } last)
            return;

        JsonNode next = last.DeepClone();
        int year = 2025 + garden.Random.Next(10);
        last["until_fiscal_year"] = year;
        next["from_fiscal_year"] = year + 1;
        shares["next"] = next;
    }

    // Two amendments of one day that change different things.
    private static void AmendTwice(Garden garden)
    {
        if (garden.One(garden.Blocks("pools")) is not { } pool)
            return;

        string day = garden.LaterDay();
        garden.Amend("one", day, new JsonObject { ["pools"] = new JsonObject { [pool.Name] = new JsonObject { ["cap"] = 9 } } });
        garden.Amend("other", day, new JsonObject { ["pools"] = new JsonObject { [pool.Name] = new JsonObject { ["booked_nights_count"] = true } } });
    }
}
