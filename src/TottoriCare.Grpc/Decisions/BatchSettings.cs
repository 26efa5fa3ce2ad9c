using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Decisions;

/// <summary>一括判定の設定: every limit of streams and files of cases, each with a safe default.</summary>
/// <remarks>The waiting times of a stream are settings of the transport: a pause of its caller, a response that nobody reads.</remarks>
internal sealed record BatchSettings
{
    private const string Section = "Batches";
    private const int MebiByte = 1024 * 1024;
    private static readonly BatchSettings s_usual = new();

    private static readonly Setting<int> s_maxStreamLines = Count(nameof(MaxStreamLines), s_usual.MaxStreamLines, 1, 10_000_000);

    private static readonly Setting<int> s_maxCsvBytes =
        new($"{Section}:{nameof(MaxCsvBytes)}", s_usual.MaxCsvBytes, SettingForm.Size(1024, 64 * MebiByte));

    private static readonly Setting<int> s_maxCsvRows = Count(nameof(MaxCsvRows), s_usual.MaxCsvRows, 1, 1_000_000);
    private static readonly Setting<int> s_maxCsvCellLength = Count(nameof(MaxCsvCellLength), s_usual.MaxCsvCellLength, 16, 100_000);
    private static readonly Setting<int> s_maxCsvFiles = Count(nameof(MaxCsvFiles), s_usual.MaxCsvFiles, 1, 1_000);

    /// <summary>連続判定の行数の上限: lines of one DecideStream. 1 to 10,000,000; 100,000.</summary>
    public int MaxStreamLines { get; init; } = 100_000;

    /// <summary>CSV の大きさの上限: bytes of one file. 1 KiB to 64 MiB; 8 MiB.</summary>
    /// <remarks>A file is kept whole until it is answered, because many a program sends all of it before it reads anything.</remarks>
    public int MaxCsvBytes { get; init; } = 8 * MebiByte;

    /// <summary>CSV の行数の上限: rows of one file, its header not counted. 1 to 1,000,000; 50,000.</summary>
    public int MaxCsvRows { get; init; } = 50_000;

    /// <summary>CSV のセルの長さの上限: UTF-16 characters of one cell. 16 to 100,000; 1,000.</summary>
    public int MaxCsvCellLength { get; init; } = 1_000;

    /// <summary>CSV の同時受付数の上限: files that are read or answered at a time. 1 to 1,000; 4.</summary>
    public int MaxCsvFiles { get; init; } = 4;

    /// <summary>Reads the settings.</summary>
    public static BatchSettings Read(SettingsReader reader) => new()
    {
        MaxStreamLines = reader.Read(s_maxStreamLines),
        MaxCsvBytes = reader.Read(s_maxCsvBytes),
        MaxCsvRows = reader.Read(s_maxCsvRows),
        MaxCsvCellLength = reader.Read(s_maxCsvCellLength),
        MaxCsvFiles = reader.Read(s_maxCsvFiles),
    };

    private static Setting<int> Count(string name, int usual, int least, int most) =>
        new($"{Section}:{name}", usual, SettingForm.Number(least, most, example: usual));
}
