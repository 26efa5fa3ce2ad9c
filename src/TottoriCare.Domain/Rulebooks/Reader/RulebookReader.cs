using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using TottoriCare.Care;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>Reads a rulebook and reports every fault of it at once.</summary>
internal static class RulebookReader
{
    private const int Format = 1;
    private const int MostBytes = 4 * 1024 * 1024;
    private const int DeepestNesting = 32;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    public static bool TryRead(
        ReadOnlyMemory<byte> json, [NotNullWhen(true)] out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
    {
        var faults = new List<InputError>();
        rulebook = null;
        using JsonDocument? document = Parse(json, faults);
        if (document is not null)
        {
            Rulebook read = Read(document.RootElement, faults);
            rulebook = faults.Count == 0 ? read : null;
        }

        if (faults.Count >= Place.MostFaults)
        {
            faults.Add(new InputError("", "TOO_MANY_FAULTS", new LocalizedText(
                $"誤りが{Place.MostFaults}件に達したため、残りは示していません。", $"There are {Place.MostFaults} faults or more; further ones are not shown.")));
        }

        errors = faults;
        return rulebook is not null;
    }

    public static JsonDocument? Parse(ReadOnlyMemory<byte> json, List<InputError> faults)
    {
        if (json.Length > MostBytes)
        {
            faults.Add(new InputError("", "FILE_TOO_LARGE", new LocalizedText(
                $"規則集は{MostBytes}バイト以下にしてください。", $"A rulebook has at most {MostBytes} bytes.")));
            return null;
        }

        try
        {
            byte[] bytes = json.ToArray();
            s_strictUtf8.GetCharCount(bytes);
            int start = bytes.AsSpan().StartsWith(s_byteOrderMark) ? s_byteOrderMark.Length : 0;
            return JsonDocument.Parse(new ReadOnlyMemory<byte>(bytes, start, bytes.Length - start), new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                MaxDepth = DeepestNesting,
            });
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new InputError("", "NOT_UTF_8", new LocalizedText(
                "UTF-8で保存してください。", "Save the file as UTF-8.")));
        }
        catch (JsonException fault)
        {
            faults.Add(new InputError($"line {fault.LineNumber + 1}", "NOT_JSON", new LocalizedText(
                $"JSONとして読めません。この行（{fault.BytePositionInLine + 1}バイト目）の前後の括弧、引用符、カンマを確かめてください。",
                $"This is no JSON; check brackets, quotes and commas near byte {fault.BytePositionInLine + 1} of this line.")));
        }

        return null;
    }

    private static Rulebook Read(JsonElement root, List<InputError> faults)
    {
        Block file = Block.Of(root, "$", faults);
        file.Find("$schema")?.AsText();
        file.Require("format")?.AsInteger(Format, Format);

        (MunicipalityCode? code, LocalizedText name) = Municipality(file.Require("municipality"));
        Dictionary<string, Source> sources = Named(file.Require("sources"), RuleReader.Source);
        var ruleReader = new RuleReader(sources);
        Dictionary<string, Reading> readings = Named(file.Require("readings"), ruleReader.Reading);
        int rulesBefore = 0;
        Dictionary<string, Rule> rules = Named(
            file.Require("rules"), (id, place) => RuleReader.Rule(id, place, rulesBefore++, sources, readings));
        Dictionary<string, HouseholdClass> classes = Classes(file.Find("classes"));
        Place? amendmentsPlace = file.Find("amendments");
        (IReadOnlyList<Amendment> amendments, Editions? editions) = file.Require("terms") is { } terms
            ? new EditionReader(rules, classes, sources, readings, faults).Read(terms, amendmentsPlace, ruleReader.Changes(readings))
            : ([], null);
        file.NothingElse();

        return faults.Count > 0
            ? null!
            : new Rulebook(
                code!, name, [.. sources.Values], [.. rules.Values], [.. readings.Values], [.. classes.Values], amendments, editions!,
                CanonicalJson.Write(root));
    }

    private static (MunicipalityCode? Code, LocalizedText Name) Municipality(Place? place)
    {
        if (place is not { } found)
            return (null, new LocalizedText("", ""));

        Block block = found.AsBlock();
        MunicipalityCode? code = null;
        if (block.Require("code") is { } codePlace && codePlace.AsText() is { Length: > 0 } text
            && !MunicipalityCode.TryParse(text, out code, out InputError? error))
        {
            codePlace.Fault(error.Code, error.Message.Ja, error.Message.En);
        }

        LocalizedText name = block.Require("name")?.AsLocalizedText() ?? new LocalizedText("", "");
        block.NothingElse();
        return (code, name);
    }

    private static Dictionary<string, T> Named<T>(Place? place, Func<string, Place, T> read) => Named(place?.AsBlock().Entries, read);

    private static Dictionary<string, T> Named<T>(IEnumerable<KeyValuePair<string, Place>>? entries, Func<string, Place, T> read)
    {
        var named = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, Place> entry in entries ?? [])
            named.Add(entry.Key, read(entry.Key, entry.Value));
        return named;
    }

    private static Dictionary<string, HouseholdClass> Classes(Place? place)
    {
        int index = 0;
        Dictionary<string, HouseholdClass> classes = Named(place?.AsBlock().FewEntries, (code, title) =>
        {
            LocalizedText text = title.AsLocalizedText();
            if (code != HouseholdClass.Unknown.Code)
                return new HouseholdClass(code, text, index++);

            title.Fault("CLASS_RESERVED", "「unknown」はどの規則集にもある区分です。取り除いてください。",
                "Every rulebook has \"unknown\" already; remove it.");
            return HouseholdClass.Unknown;
        });
        classes.Remove(HouseholdClass.Unknown.Code);
        return classes;
    }
}
