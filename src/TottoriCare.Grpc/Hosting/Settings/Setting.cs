namespace TottoriCare.Grpc.Hosting;

/// <summary>設定項目: one thing that an operator may set, under the same key in every source.</summary>
/// <param name="key">Sections and name, parted by colons: <c>Grpc:Port</c>. Upper and lower case are one.</param>
/// <param name="form">What is expected, so that it can follow "give …".</param>
/// <param name="example">A value that is taken.</param>
/// <param name="usual">The default as a table shows it; empty where there is none.</param>
internal abstract class Setting(string key, LocalizedText form, string example, string usual)
{
    /// <summary>The beginning of every environment variable that is read.</summary>
    public const string EnvironmentPrefix = "TOTTORICARE_";

    public string Key => key;

    public LocalizedText Form => form;

    public string Example => example;

    public string Usual => usual;

    /// <summary>The option of the command line that sets it; none where only <c>--set</c> does.</summary>
    public string? Option { get; init; }

    /// <summary>The environment variable that sets it.</summary>
    public string EnvironmentVariable => EnvironmentPrefix + key.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal);
}

/// <summary>設定項目: a setting with the values that it takes.</summary>
/// <param name="key">Sections and name.</param>
/// <param name="usual">The value where no source names one.</param>
/// <param name="form">The form of its values.</param>
internal sealed class Setting<T>(string key, T usual, SettingForm<T> form)
    : Setting(key, form.Words, form.Example, form.Write(usual))
{
    public T UsualValue => usual;

    /// <summary>Whether a value that the program itself has made is one that a source could name.</summary>
    public bool Takes(T value) => form.Takes(value);

    /// <summary>Reads a value.</summary>
    /// <param name="text">What the source says.</param>
    /// <param name="source">The source; a relative path is one from where the source is.</param>
    /// <param name="value">The value, or nothing of meaning where the answer is <see langword="false"/>.</param>
    public bool TryRead(string text, SettingsSource source, out T value) => form.Read(text, source, out value);
}
