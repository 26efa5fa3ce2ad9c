using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TottoriCare.Deviations.Paths;
using TottoriCare.Rulebooks;

namespace TottoriCare.Deviations.Planting;

/// <summary>誤りのファイル: what is planted, as JSON that anybody can write. Every fault is named with its place and the mend.</summary>
internal static class DeviationFile
{
    private const string Resources = "deviations/";
    private static readonly JsonSerializerOptions s_json = new() { AllowDuplicateProperties = false };
    private static readonly string[] s_keys = ["words", "terms", "paths"];
    private static readonly string[] s_languages = ["ja", "en"];

    /// <summary>The files that come with the product, by name.</summary>
    public static IEnumerable<(string Name, string Json)> Kept() =>
        typeof(DeviationFile).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Resources, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name =>
            {
                using var reader = new StreamReader(typeof(DeviationFile).Assembly.GetManifestResourceStream(name)!);
                return (Path.GetFileNameWithoutExtension(name[Resources.Length..]), reader.ReadToEnd());
            });

    /// <summary>Reads a deviation.</summary>
    /// <returns>The deviation; none where there are faults.</returns>
    public static Deviation? Read(string json, out IReadOnlyList<InputError> faults)
    {
        var found = new List<InputError>();
        faults = found;
        JsonElement root;
        try
        {
            root = JsonSerializer.Deserialize<JsonElement>(json, s_json);
        }
        catch (JsonException fault)
        {
            found.Add(Fault("$", "NOT_JSON", $"JSON として読めません（{fault.Message}）。", $"This is no JSON ({fault.Message})."));
            return null;
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            found.Add(Fault("$", "OBJECT_EXPECTED", "words と、terms か paths を持つオブジェクトを書いてください。", "Write an object with words, and terms or paths."));
            return null;
        }

        foreach (JsonProperty member in root.EnumerateObject().Where(member => !s_keys.Contains(member.Name)))
            found.Add(Fault($"$.{member.Name}", "UNKNOWN_KEY", $"このキーはありません。あるのは {string.Join("、", s_keys)} です。", $"There is no such key, only {string.Join(", ", s_keys)}."));
        LocalizedText words = WordsOf(root, found);
        IReadOnlyList<Rulebook> rulebooks = RulebooksOf(root, found);
        IReadOnlyList<CodePath> paths = PathsOf(root, found);
        if (!root.TryGetProperty("terms", out _) && !root.TryGetProperty("paths", out _))
            found.Add(Fault("$", "NOTHING_PLANTED", "terms（値の誤り）か paths（処理の誤り）を書いてください。", "Write terms, for wrong values, or paths, for wrong code paths."));
        return found.Count == 0 ? new Deviation(words, rulebooks, paths) : null;
    }

    private static LocalizedText WordsOf(JsonElement root, List<InputError> found)
    {
        string[] read = ["", ""];
        bool has = root.TryGetProperty("words", out JsonElement words) && words.ValueKind == JsonValueKind.Object;
        foreach ((int place, string language) in s_languages.Index())
        {
            if (has && words.TryGetProperty(language, out JsonElement text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } known)
                read[place] = known;
            else
                found.Add(Fault($"$.words.{language}", "TEXT_EXPECTED", "何を誤らせるかを文で書いてください。", "Say in a sentence what is planted."));
        }

        return new LocalizedText(read[0], read[1]);
    }

    private static IReadOnlyList<Rulebook> RulebooksOf(JsonElement root, List<InputError> found)
    {
        bool has = root.TryGetProperty("terms", out JsonElement terms);
        if (has && (terms.ValueKind != JsonValueKind.Object || !terms.EnumerateObject().Any()))
        {
            found.Add(Fault("$.terms", "OBJECT_EXPECTED", "団体コードごとに、規則集の terms への変更を書いてください。", "Write changes of a rulebook's terms by the code of its municipality."));
            return [];
        }

        string[] codes = [.. ShippedRulebooks.Codes.Select(code => code.Value)];
        foreach (JsonProperty change in has ? terms.EnumerateObject().Where(change => !codes.Contains(change.Name)) : [])
            found.Add(Fault($"$.terms.{change.Name}", "UNKNOWN_RULEBOOK", $"この規則集はありません。あるのは {string.Join("、", codes)} です。", $"There is no such rulebook, only {string.Join(", ", codes)}."));

        var rulebooks = new List<Rulebook>();
        foreach (MunicipalityCode code in ShippedRulebooks.Codes)
        {
            JsonObject json = TermsPatch.Shipped(code);
            if (has && terms.TryGetProperty(code.Value, out JsonElement change))
            {
                if (change.ValueKind != JsonValueKind.Object)
                {
                    found.Add(Fault($"$.terms.{code}", "OBJECT_EXPECTED", "terms と同じ形の変更を書いてください。", "Write a change of the shape of terms."));
                    continue;
                }

                JsonNode before = json["terms"]!.DeepClone();
                TermsPatch.Plant(json, JsonObject.Create(change)!);
                if (JsonNode.DeepEquals(before, json["terms"]))
                    found.Add(Fault($"$.terms.{code}", "NOTHING_CHANGED", "規則集のとおりで、何も変わりません。別の値を書いてください。", "This is what the rulebook says; write another value."));
            }

            if (Rulebook.TryParse(Encoding.UTF8.GetBytes(json.ToJsonString()), out Rulebook? rulebook, out IReadOnlyList<InputError> errors))
                rulebooks.Add(rulebook);
            else
                found.AddRange(errors.Select(error => error with { Path = $"$.terms.{code} → {error.Path}" }));
        }

        return rulebooks;
    }

    private static IReadOnlyList<CodePath> PathsOf(JsonElement root, List<InputError> found)
    {
        if (!root.TryGetProperty("paths", out JsonElement paths))
            return [];
        if (paths.ValueKind != JsonValueKind.Array || paths.GetArrayLength() == 0)
        {
            found.Add(Fault("$.paths", "LIST_EXPECTED", "処理の誤りの列を書いてください（例: [{ \"path\": \"first_failing_rule_only\" }]）。", "Write a list of wrong paths, as in [{ \"path\": \"first_failing_rule_only\" }]."));
            return [];
        }

        return [.. paths.EnumerateArray().Select((path, place) => PathOf(path, $"$.paths[{place}]", found)).OfType<CodePath>()];
    }

    private static CodePath? PathOf(JsonElement path, string place, List<InputError> found)
    {
        string? name = path.ValueKind == JsonValueKind.Object && path.TryGetProperty("path", out JsonElement named) && named.ValueKind == JsonValueKind.String
            ? named.GetString()
            : null;
        if (name is null || !PathKind.All.TryGetValue(name, out PathKind? kind))
        {
            string all = string.Join(", ", PathKind.All.Keys.Order(StringComparer.Ordinal));
            found.Add(Fault($"{place}.path", "UNKNOWN_PATH", $"この名前の処理の誤りはありません。あるのは {all} です。", $"There is no wrong path of this name, only {all}."));
            return null;
        }

        foreach (JsonProperty member in path.EnumerateObject().Where(member => member.Name != "path" && !kind.Parameters.Contains(member.Name)))
        {
            string known = kind.Parameters.Length == 0 ? "—" : string.Join(", ", kind.Parameters);
            found.Add(Fault($"{place}.{member.Name}", "UNKNOWN_KEY", $"{name} のパラメーターは {known} です。", $"The parameters of {name} are: {known}."));
        }

        return kind.Make(new PathParameters(path, place, found));
    }

    private static InputError Fault(string path, string code, string ja, string en) => new(path, code, new LocalizedText(ja, en));
}
