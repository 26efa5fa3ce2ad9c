using System.Text;
using System.Text.Json.Nodes;
using TottoriCare.Rulebooks;

namespace TottoriCare.Specs.Mutants;

/// <summary>変異: one place of a rulebook, and what stands there instead.</summary>
/// <param name="Municipality">団体コード: whose rulebook.</param>
/// <param name="Steps">The way to the place, key by key; the end of a list is one past its last item.</param>
/// <param name="Value">What stands there instead; none where it is taken away.</param>
internal sealed record Mutation(string Municipality, IReadOnlyList<string> Steps, JsonNode? Value)
{
    public string Path => string.Join('/', Steps);

    /// <summary>The rulebook with this change; none where the reader refuses it.</summary>
    public Rulebook? ApplyTo(JsonNode shipped)
    {
        JsonNode root = shipped.DeepClone();
        Set(Steps.SkipLast(1).Aggregate(root, Child), Steps[^1]);
        return Rulebook.TryParse(Encoding.UTF8.GetBytes(root.ToJsonString()), out Rulebook? mutant, out _) ? mutant : null;
    }

    public override string ToString() => $"{Municipality} {Path} = {Value?.ToJsonString(JsonText.Plain) ?? "∅"}";

    private static JsonNode Child(JsonNode node, string step) => (node is JsonArray list ? list[IndexOf(step)] : node[step])
        ?? throw new ArgumentException($"There is nothing at {step}.", nameof(step));

    private static int IndexOf(string step) => int.Parse(step, System.Globalization.CultureInfo.InvariantCulture);

    private void Set(JsonNode parent, string step)
    {
        switch (parent)
        {
            case JsonArray list when Value is null:
                list.RemoveAt(IndexOf(step));
                break;
            case JsonArray list when IndexOf(step) == list.Count:
                list.Add(Value!.DeepClone());
                break;
            case JsonArray list:
                list[IndexOf(step)] = Value!.DeepClone();
                break;
            case JsonObject block when Value is null:
                block.Remove(step);
                break;
            default:
                parent[step] = Value!.DeepClone();
                break;
        }
    }
}
