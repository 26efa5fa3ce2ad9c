namespace TottoriCare.Grpc.Access;

/// <summary>設定の誤り: a setting that can't be as it is, and the mend.</summary>
/// <param name="Setting">Its name with its section, as <c>Access:KeyFile</c>.</param>
/// <param name="Message">What is wrong, and how to mend it; never the value of a secret.</param>
internal sealed record SettingFault(string Setting, LocalizedText Message)
{
    /// <summary>The stable code of such faults.</summary>
    public const string Code = "SETTING";

    public static SettingFault Of(string section, string name, string ja, string en) =>
        new(section.Length == 0 ? name : $"{section}:{name}", new LocalizedText(ja, en));

    /// <summary>The fault as others of this program are reported.</summary>
    public InputError ToError() => new(Setting, Code, Message);
}
