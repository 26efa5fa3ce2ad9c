namespace TottoriCare;

/// <summary>言語: the language of an explanation or an error.</summary>
public enum Language
{
    /// <summary>日本語 (ja-JP).</summary>
    Japanese,

    /// <summary>英語 (en).</summary>
    English,
}
