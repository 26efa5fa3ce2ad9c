using System.Text.Json;
using Google.Protobuf.Reflection;
using TottoriCare.Rulebooks;

namespace TottoriCare.Deviations.Paths;

/// <summary>誤りのパラメーター: what a deviation file says of a path, read with its faults.</summary>
internal sealed class PathParameters(JsonElement holder, string path, List<InputError> faults)
{
    private static readonly Lazy<string[]> s_rules = new(() =>
        [.. ShippedRulebooks.Codes.SelectMany(code => ShippedRulebooks.Find(code)!.Rules).Select(rule => rule.Id).Order(StringComparer.Ordinal)]);

    /// <summary>A value of an enum of the contract, by the name that the contract gives it.</summary>
    public TEnum Choice<TEnum>(string name, FileDescriptor file)
        where TEnum : struct, Enum
    {
        EnumDescriptor type = file.EnumTypes.Single(type => type.ClrType == typeof(TEnum));
        string[] names = [.. type.Values.Where(value => value.Number != 0).Select(value => value.Name)];
        return Text(name) is { } text && OneOf(name, text, names) ? (TEnum)(object)type.FindValueByName(text)!.Number : default;
    }

    /// <summary>The id of a rule of a shipped rulebook.</summary>
    public string Rule(string name) => Text(name) is { } text && OneOf(name, text, s_rules.Value) ? text : "";

    /// <summary>One of some values by its name; none where there is no such name.</summary>
    public TValue? Named<TValue>(string name, IReadOnlyDictionary<string, TValue> values)
        where TValue : class => Text(name) is { } text && OneOf(name, text, [.. values.Keys]) ? values[text] : null;

    /// <summary>A code that is not empty.</summary>
    public string Name(string name) => Text(name) ?? "";

    /// <summary>A whole number between two bounds.</summary>
    public int Number(string name, int least, int most)
    {
        if (Find(name) is not { } value)
            return least;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most)
            return number;
        Add(name, "NUMBER_OUT_OF_RANGE", $"{least}から{most}までの整数を書いてください。", $"Write a whole number from {least} to {most}.");
        return least;
    }

    private bool OneOf(string name, string text, string[] known)
    {
        if (known.Contains(text))
            return true;
        Add(name, "UNKNOWN_VALUE", $"「{text}」はありません。{string.Join("、", known)} のどれかを書いてください。", $"There is no {text}; write one of {string.Join(", ", known)}.");
        return false;
    }

    private string? Text(string name)
    {
        if (Find(name) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
            return text;
        Add(name, "TEXT_EXPECTED", "空でない文字列を書いてください。", "Write a text that is not empty.");
        return null;
    }

    private JsonElement? Find(string name)
    {
        if (holder.TryGetProperty(name, out JsonElement value))
            return value;
        Add(name, "MISSING", "このパラメーターを書き足してください。", "Add this parameter.");
        return null;
    }

    private void Add(string name, string code, string ja, string en) => faults.Add(new InputError($"{path}.{name}", code, new LocalizedText(ja, en)));
}
