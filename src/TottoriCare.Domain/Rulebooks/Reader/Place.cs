using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using TottoriCare.Calendars;

namespace TottoriCare.Rulebooks.Reader;

/// <summary>One value of a rulebook's JSON with its path. Every question that the value can't answer is recorded as a fault.</summary>
/// <remarks>
/// A faulty value answers with a harmless stand-in, or with none where it will be weighed against another, so that the reader
/// goes on and reports all faults at once and no fault that only follows from another; nothing that was read with a fault is
/// ever handed out.
/// </remarks>
/// <param name="value">The value.</param>
/// <param name="path">Its path, or that of the list of which it is an item.</param>
/// <param name="errors">Where faults go.</param>
/// <param name="item">Which item of a list it is; none for what is no item. A long list would else be mostly the paths of its items.</param>
internal readonly struct Place(JsonElement value, string path, List<InputError> errors, int? item = null)
{
    /// <summary>After so many faults no more are told: a file of nothing but faults would take long to describe.</summary>
    public const int MostFaults = 1_000;

    private const int MostYears = 99;
    private const string ExpectedDateJa = "YYYY-MM-DDの日付";
    private const string EndOfDay = "24:00";
    private const string ExpectedDateEn = "a date as YYYY-MM-DD";

    public string Path => item is { } index ? $"{path}[{index}]" : path;

    /// <summary>How many faults the whole file has so far, so that a reader can tell whether a part of it had any.</summary>
    public int FaultsSoFar => errors.Count;

    public bool IsText(string text) => value.ValueKind == JsonValueKind.String && Quoted() == text;

    public bool IsList => value.ValueKind == JsonValueKind.Array;

    /// <summary>The value where it is a whole number, so that a fault can show how it should have been written.</summary>
    public long? Number => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) ? number : null;

    public bool IsObject => value.ValueKind == JsonValueKind.Object;

    /// <summary>The value as a change of the terms: an object, kept as it stands.</summary>
    public JsonElement? AsPatch()
    {
        int faults = errors.Count;
        if (IsObject)
            CheckWritable();
        else
            AsBlock();
        return errors.Count == faults ? value : null;
    }

    /// <summary>This value with a change applied; its faults point at the change that made them.</summary>
    /// <param name="patch">The change.</param>
    /// <param name="changePath">Where the change stands.</param>
    /// <param name="isWhole">Whether what the change does not name is kept; else it is left away.</param>
    /// <param name="bytes">How long the changed value is.</param>
    public Place Patched(JsonElement patch, string changePath, bool isWhole, out long bytes) =>
        new(MergePatch.Apply(value, patch, isWhole, out bytes), changePath, errors);

    /// <summary>The paths of everything that a change removes, and whether this value has it.</summary>
    public IEnumerable<(string Path, bool IsThere)> RemovalsBy(JsonElement patch) => MergePatch.Removals(patch, value);

    public Block AsBlock() => Block.Of(value, Path, errors);

    public IReadOnlyList<Place> AsList(int fewest)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < fewest)
        {
            Expected($"{fewest}件以上の配列", $"a list of at least {fewest}");
            return [];
        }

        var items = new List<Place>(value.GetArrayLength());
        string listPath = Path;
        foreach (JsonElement one in value.EnumerateArray())
            items.Add(new Place(one, listPath, errors, items.Count));
        return items;
    }

    public string AsText()
    {
        if (value.ValueKind == JsonValueKind.String && Quoted() is { } text && text.Trim().Length > 0)
            return text;

        if (value.ValueKind == JsonValueKind.String && Quoted() is null)
            Unreadable();
        else
            Expected("空でない文字列", "text that is not empty");
        return "";
    }

    public LocalizedText AsLocalizedText()
    {
        if (!IsObject)
        {
            Expected("日本語と英語の文 { \"ja\": \"…\", \"en\": \"…\" } ", "the text in both languages, as { \"ja\": \"…\", \"en\": \"…\" }");
            return new LocalizedText("", "");
        }

        Block block = AsBlock();
        var text = new LocalizedText(block.Require("ja")?.AsText() ?? "", block.Require("en")?.AsText() ?? "");
        block.NothingElse();
        return text;
    }

    public int? AsInteger(int least, int most)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) && number >= least && number <= most)
            return number;

        Expected($"{least}から{most}までの整数", $"a whole number from {least} to {most}");
        return null;
    }

    public Yen AsYen(int least = 0)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= least && number <= 1_000_000_000_000)
            return new Yen(number);

        Expected($"{least}以上1兆以下の整数（円）", $"whole yen from {least} to 1,000,000,000,000");
        return Yen.Zero;
    }

    public bool AsBoolean()
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();

        Expected("trueかfalse", "true or false");
        return false;
    }

    public LocalDate AsDate()
    {
        LocalDate? date = Parsed(LocalDatePattern.Iso, ExpectedDateJa, ExpectedDateEn);
        if (date?.Year < 1)
            Expected(ExpectedDateJa, ExpectedDateEn);
        return date ?? default;
    }

    public LocalTime? AsTimeOfDay() => IsText(EndOfDay)
        ? Parsed(s_timeOfDay, "HH:mmの時刻（一日の終わりは23:59）", "a time of day as HH:mm, for the end of the day 23:59")
        : Parsed(s_timeOfDay, "HH:mmの時刻", "a time of day as HH:mm");

    public AnnualDate? AsAnnualDate() => Parsed(AnnualDatePattern.Iso, "MM-DDの月日", "a day of the year as MM-DD");

    public CivilPeriod? AsPeriod()
    {
        // The longest keep the end of a window within the calendar's last year 9999.
        if (value.ValueKind == JsonValueKind.String && CivilPeriod.TryParse(Quoted(), out CivilPeriod? period, out _)
            && (period.Unit != CivilUnit.Year || period.Count <= MostYears))
        {
            return period;
        }

        Expected("P1Y、P4M、P10W、P30Dなどの期間（年は99まで）", "a period such as P1Y, P4M, P10W or P30D, of at most 99 years");
        return null;
    }

    public TEnum? AsOneOf<TEnum>()
        where TEnum : Coded<TEnum>
    {
        if (value.ValueKind == JsonValueKind.String && Quoted() is { } code && Coded<TEnum>.TryFromName(code, out TEnum found))
            return found;

        if (errors.Count < MostFaults)
        {
            string codes = string.Join(", ", Coded<TEnum>.List.OrderBy(one => one.Value).Select(one => one.Code));
            Expected($"次のいずれか: {codes}", $"one of {codes}");
        }

        return null;
    }

    public void Expected(string ja, string en)
    {
        if (errors.Count < MostFaults)
            Fault("VALUE_NOT_EXPECTED", $"{ja}を書いてください（{Shown()}となっています）。", $"Write {en}; {Shown()} stands here.");
    }

    public void Fault(string code, string ja, string en)
    {
        if (errors.Count < MostFaults)
            errors.Add(new InputError(Path, code, new LocalizedText(ja, en)));
    }

    // What canonical JSON can't write: doubled keys, broken text, and numbers that are not whole.
    private void CheckWritable()
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (KeyValuePair<string, Place> entry in AsBlock().Entries)
                entry.Value.CheckWritable();
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (Place item in AsList(fewest: 0))
                item.CheckWritable();
        }
        else if (value.ValueKind == JsonValueKind.String && Quoted() is null)
        {
            Unreadable();
        }
        else if (value.ValueKind == JsonValueKind.Number && !value.TryGetInt64(out _))
        {
            Expected("整数", "a whole number");
        }
    }

    private void Unreadable() =>
        Fault("TEXT_UNREADABLE", "文字として読めない部分があります。書き直してください。", "A part of this can't be read as text; write it anew.");

    private static readonly LocalTimePattern s_timeOfDay = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private T? Parsed<T>(IPattern<T> pattern, string ja, string en)
        where T : struct
    {
        if (value.ValueKind == JsonValueKind.String && Quoted() is { } text && pattern.Parse(text) is { Success: true } parsed)
            return parsed.Value;

        Expected(ja, en);
        return null;
    }

    // A lone surrogate in an escape is legal JSON and no text.
    private string? Quoted()
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private string Shown()
    {
        const int most = 60;
        string raw = value.GetRawText();
        return raw.Length <= most ? raw : $"{raw.Substring(0, most)}…";
    }
}
