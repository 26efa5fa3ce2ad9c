using System.Text;
using System.Text.Json.Nodes;

namespace TottoriCare.Planting;

/// <summary>Plants at random, but the same for the same seed.</summary>
internal static class Planter
{
    public static byte[] BytesOf(JsonNode root) => Encoding.UTF8.GetBytes(root.ToJsonString());

    /// <summary>So many plantings: every way in its turn, each in a rulebook that has a place for it.</summary>
    public static IEnumerable<(string Rulebook, Planted Planted)> Plant(int seed, int count)
    {
        for (int i = 0; i < count; i++)
        {
            Func<Garden, Planted?> way = Plantings.All[i % Plantings.All.Count];
            var random = new Random(seed + i);
            (string Name, byte[] File)[] rulebooks = [.. SourceRulebooks.All];
            random.Shuffle(rulebooks);
            foreach ((string name, byte[] file) in rulebooks)
            {
                if (way(new Garden(SourceRulebooks.Open(file), random)) is not { } planted)
                    continue;

                yield return (name, planted);
                break;
            }
        }
    }

    /// <summary>So many rulebooks with harmless changes.</summary>
    public static IEnumerable<(string Rulebook, JsonNode Root)> Change(int seed, int count)
    {
        for (int i = 0; i < count; i++)
        {
            var random = new Random(seed + i);
            (string name, byte[] file) = SourceRulebooks.All[random.Next(SourceRulebooks.All.Count)];
            var garden = new Garden(SourceRulebooks.Open(file), random);
            HarmlessChanges.All[i % HarmlessChanges.All.Count](garden);
            yield return (name, garden.Root);
        }
    }
}
