namespace TottoriCare.Grpc.Hosting;

/// <summary>設定の読取り: takes each setting from the last source that names it, and collects every fault on the way.</summary>
/// <remarks>No message holds a value, so that none can hold a secret: key, source and expected form find the place.</remarks>
/// <param name="sources">The sources; a later one outweighs those before.</param>
internal sealed class SettingsReader(IReadOnlyList<SettingsSource> sources)
{
    private readonly List<InputError> _faults = [];
    private readonly List<Setting> _known = [];

    /// <summary>Every fault so far.</summary>
    public IReadOnlyList<InputError> Faults => _faults;

    /// <summary>Every setting that has been asked for, in that order.</summary>
    public IReadOnlyList<Setting> Known => _known;

    /// <summary>The value of a setting; the usual one where no source names it, or where the last that does is faulty.</summary>
    public T Read<T>(Setting<T> setting)
    {
        _known.Add(setting);
        foreach (SettingsSource source in sources.Reverse())
        {
            if (source.Find(setting.Key) is not { } text)
                continue;
            if (setting.TryRead(text, source, out T value))
                return value;

            Refuse(setting, "SETTING_INVALID", source, new(
                $"{setting.Form.Ja}を指定してください（例: {ExampleIn(source, setting)}）。",
                $"give {setting.Form.En}, as in {ExampleIn(source, setting)}."));
            break;
        }

        return setting.UsualValue;
    }

    /// <summary>Notes that a sound value does not go with the others.</summary>
    public void Refuse(Setting setting, string code, LocalizedText mend) =>
        Refuse(setting, code, sources.LastOrDefault(source => source.Find(setting.Key) is not null), mend);

    /// <summary>Notes that a sound value does not go with the others, by the key of a setting that was asked for.</summary>
    public void Refuse(string key, string code, LocalizedText mend) => Refuse(_known.Single(setting => setting.Key == key), code, mend);

    /// <summary>Notes every key that is no setting, each with the nearest that is. To be called when all settings have been read.</summary>
    public void RefuseUnknown()
    {
        var keys = new HashSet<string>(_known.Select(setting => setting.Key), StringComparer.OrdinalIgnoreCase);
        foreach (SettingsSource source in sources)
        {
            foreach ((string key, bool isEmptySection) in source.Keys)
            {
                if (keys.Contains(key) || keys.Any(known => IsUnder(key, known)) || (isEmptySection && keys.Any(known => IsUnder(known, key))))
                    continue;
                string? nearest = NearestKey.Of(key, keys);
                _faults.Add(new InputError(key, "SETTING_UNKNOWN", new LocalizedText(
                    $"{Place(source, key).Ja}: この名前の設定はありません。{(nearest is null ? "OPERATIONS.md の一覧で確かめてください。" : $"{source.Write(nearest)} ではありませんか。")}",
                    $"{Place(source, key).En}: there is no such setting; {(nearest is null ? "OPERATIONS.md lists them all." : $"did you mean {source.Write(nearest)}?")}")));
            }
        }
    }

    private void Refuse(Setting setting, string code, SettingsSource? source, LocalizedText mend) =>
        _faults.Add(new InputError(setting.Key, code, source is null ? mend : new LocalizedText(
            $"{Place(source, setting).Ja}: {mend.Ja}", $"{Place(source, setting).En}: {mend.En}")));

    // A value where a list or a section stands is the fault of the key itself, not of what lies beneath.
    private static bool IsUnder(string key, string section) => key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase);

    private static LocalizedText Place(SettingsSource source, Setting setting) => Place(source, setting.Key);

    private static LocalizedText Place(SettingsSource source, string key) =>
        new($"{source.Name.Ja}{source.Write(key)}", $"{source.Write(key)} in {source.Name.En}");

    private static string ExampleIn(SettingsSource source, Setting setting)
    {
        string written = source.Write(setting.Key);
        return written == setting.Key ? $"\"{setting.Example}\""
            : written == setting.Option ? $"{written} {setting.Example}"
            : $"{written}={setting.Example}";
    }
}
