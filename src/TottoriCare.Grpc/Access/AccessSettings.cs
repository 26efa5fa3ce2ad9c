using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Access;

/// <summary>アクセスの設定: who may call, what is open without a credential, and how often anybody may call.</summary>
internal sealed record AccessSettings
{
    private const int MostCalls = 1_000_000;
    private const string Section = "Access";
    private static readonly AccessSettings s_usual = new();

    private static readonly Setting<string?> s_keyFile = new($"{Section}:{nameof(KeyFile)}", null, SettingForm.File("keys.json")) { Option = "--keys" };
    private static readonly Setting<bool?> s_openDecisions = Opening(nameof(OpenDecisions));
    private static readonly Setting<bool?> s_openRulebooks = Opening(nameof(OpenRulebooks));
    private static readonly Setting<bool?> s_openMetrics = Opening(nameof(OpenMetrics));
    private static readonly Setting<int> s_callsPerSecond = Rate(nameof(CallsPerSecond), s_usual.CallsPerSecond);
    private static readonly Setting<int> s_burst = Rate(nameof(Burst), s_usual.Burst);
    private static readonly Setting<int> s_totalCallsPerSecond = Rate(nameof(TotalCallsPerSecond), s_usual.TotalCallsPerSecond);
    private static readonly Setting<int> s_totalBurst = Rate(nameof(TotalBurst), s_usual.TotalBurst);

    /// <summary>The settings that have an option of their own.</summary>
    public static IReadOnlyList<Setting> WithOption => [s_keyFile];

    /// <summary>キーファイル: the file of credentials, made by <c>keys create</c>; none where nobody has one. Read again when it changes.</summary>
    public string? KeyFile { get; init; }

    /// <summary>判定の開放: whether DecisionService answers callers without a credential; unless said, on loopback only.</summary>
    public bool? OpenDecisions { get; init; }

    /// <summary>規則集の開放: whether RulebookService does; unless said, on loopback only.</summary>
    public bool? OpenRulebooks { get; init; }

    /// <summary>計量の開放: whether the figures for a monitoring system do; unless said, on loopback only.</summary>
    public bool? OpenMetrics { get; init; }

    /// <summary>呼出しの頻度: calls a second of one credential, or of one address without. 1 to 1,000,000; 1,000.</summary>
    /// <remarks>Not counted: calls without a credential from the machine itself, who could do worse. A stream is one call.</remarks>
    public int CallsPerSecond { get; init; } = 1_000;

    /// <summary>一時の超過: how many calls may come at once before that rate holds. 1 to 1,000,000; 2,000.</summary>
    public int Burst { get; init; } = 2_000;

    /// <summary>全体の頻度: calls a second of everybody together. 1 to 1,000,000; 20,000.</summary>
    public int TotalCallsPerSecond { get; init; } = 20_000;

    /// <summary>全体の一時の超過: how many calls of everybody may come at once before that rate holds. 1 to 1,000,000; 40,000.</summary>
    public int TotalBurst { get; init; } = 40_000;

    /// <summary>Reads the settings.</summary>
    public static AccessSettings Read(SettingsReader reader) => new()
    {
        KeyFile = reader.Read(s_keyFile),
        OpenDecisions = reader.Read(s_openDecisions),
        OpenRulebooks = reader.Read(s_openRulebooks),
        OpenMetrics = reader.Read(s_openMetrics),
        CallsPerSecond = reader.Read(s_callsPerSecond),
        Burst = reader.Read(s_burst),
        TotalCallsPerSecond = reader.Read(s_totalCallsPerSecond),
        TotalBurst = reader.Read(s_totalBurst),
    };

    /// <summary>Whether a service answers callers without a credential.</summary>
    /// <param name="service">The service.</param>
    /// <param name="onLoopback">Whether the host listens on loopback only.</param>
    public bool IsOpen(OpenService service, bool onLoopback) => service switch
    {
        OpenService.Decisions => OpenDecisions ?? onLoopback,
        OpenService.Rulebooks => OpenRulebooks ?? onLoopback,
        OpenService.Metrics => OpenMetrics ?? onLoopback,

        // Who may call a service may see what there is to call.
        _ => IsOpen(OpenService.Decisions, onLoopback) || IsOpen(OpenService.Rulebooks, onLoopback),
    };

    /// <summary>Every setting that can't be as it is, by its name, with the mend.</summary>
    public IEnumerable<SettingFault> Faults()
    {
        (Setting<int> Setting, int Value)[] rates =
        [
            (s_callsPerSecond, CallsPerSecond), (s_burst, Burst), (s_totalCallsPerSecond, TotalCallsPerSecond), (s_totalBurst, TotalBurst),
        ];
        foreach ((Setting<int> setting, _) in rates.Where(rate => !rate.Setting.Takes(rate.Value)))
            yield return new SettingFault(setting.Key, new($"{setting.Form.Ja}を指定してください。", $"Give {setting.Form.En}."));
        if (KeyFile is { Length: 0 })
            yield return SettingFault.Of(Section, nameof(KeyFile), "ファイルを指定してください。", "Name a file.");
    }

    private static Setting<bool?> Opening(string name) => new($"{Section}:{name}", null, SettingForm.Choice<bool?>(
        "true",
        ("loopback", null), ("true", true), ("false", false)));

    private static Setting<int> Rate(string name, int usual) => new($"{Section}:{name}", usual, SettingForm.Number(1, MostCalls, example: usual));
}
