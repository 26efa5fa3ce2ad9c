using System.Text;
using System.Text.Json;
using TottoriCare;
using TottoriCare.Rulebooks;

// What the loader says of each rulebook, one line of JSON in and one list of faults out.
using var rulebooks = new StreamReader(args[0], Encoding.UTF8);
using var verdicts = new StreamWriter(args[1]);
while (rulebooks.ReadLine() is { } line)
{
    IReadOnlyList<InputError> faults = Rulebook.TryParse(Encoding.UTF8.GetBytes(line), out _, out IReadOnlyList<InputError> errors) ? [] : errors;
    verdicts.WriteLine(JsonSerializer.Serialize(faults.Select(fault => new { path = fault.Path, code = fault.Code })));
}
