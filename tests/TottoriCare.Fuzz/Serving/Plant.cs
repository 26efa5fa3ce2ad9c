namespace TottoriCare.Fuzz.Serving;

/// <summary>植えた欠陥: what a faulty host does wrong, so that the fuzzer can be seen to notice.</summary>
internal enum Plant
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The handler throws.</summary>
    Throws,

    /// <summary>The handler never answers, and overlooks its deadline.</summary>
    Hangs,

    /// <summary>The handler answers UNKNOWN.</summary>
    Unknown,

    /// <summary>The process ends.</summary>
    Dies,

    /// <summary>Every call leaves something behind.</summary>
    Leaks,

    /// <summary>A sound request is answered otherwise after a while.</summary>
    Forgets,

    /// <summary>The answer has no status.</summary>
    NoStatus,

    /// <summary>The answer ends with HTTP 500.</summary>
    Http500,

    /// <summary>An error is logged, and nothing else is wrong.</summary>
    Logs,
}
