using System.Text.Json;

namespace TottoriCare.Oracles.Dmn;

/// <summary>DMNの書き出し: the exported models and the cases by which another engine is asked.</summary>
internal static class DmnCommand
{
    private const long Cases = 24_000;
    private const long Seed = 1;

    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static int Run(string folder, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        var cases = new DmnCases(Seed);
        using (var lines = new StreamWriter(Path.Combine(folder, "cases.jsonl")))
        {
            foreach (DmnCase one in cases.Draw(Cases))
                lines.Write(JsonSerializer.Serialize(one, s_json) + "\n");
        }

        foreach (DmnFile file in cases.Files)
            File.WriteAllText(Path.Combine(folder, file.Name), file.Document.Xml);
        output.WriteLine($"dmn: {cases.Files.Count()} models, {Cases} cases");
        return 0;
    }
}
