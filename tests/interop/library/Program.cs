using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TottoriCare.Interop;

// Reads cases from standard input, a line each, and writes the library's answer to every one that is not a fault. Its argument is
// the folder of rulebooks that the service has too.
var answers = new LibraryAnswers(args[0]);
var text = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
while (Console.ReadLine() is { } line)
{
    using JsonDocument read = JsonDocument.Parse(line);
    JsonElement careCase = read.RootElement;
    if (careCase.TryGetProperty("fault", out _))
        continue;
    var answer = new JsonObject { ["id"] = careCase.GetProperty("id").GetString() };
    if (careCase.TryGetProperty("lines", out JsonElement lines))
        answer["replies"] = answers.ToEach(lines, careCase.GetProperty("faults"));
    else
        answer["reply"] = answers.To(careCase.GetProperty("rpc").GetString()!, new Facts(careCase.GetProperty("request")));
    Console.WriteLine(answer.ToJsonString(text));
}
