namespace TottoriCare.Grpc.Decisions;

/// <summary>一括判定の設定: every limit of streams and files of cases, each with a safe default.</summary>
/// <remarks>The waiting times of a stream are settings of the transport: a pause of its caller, a response that nobody reads.</remarks>
internal sealed record BatchSettings
{
    private const int MebiByte = 1024 * 1024;

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

    /// <summary>設定の誤り: each setting out of range, by its name, with the range.</summary>
    public IReadOnlyList<(string Setting, LocalizedText Message)> Faults()
    {
        List<(string, LocalizedText)> faults = [];
        Require(MaxStreamLines, 1, 10_000_000, nameof(MaxStreamLines));
        Require(MaxCsvBytes, 1024, 64 * MebiByte, nameof(MaxCsvBytes));
        Require(MaxCsvRows, 1, 1_000_000, nameof(MaxCsvRows));
        Require(MaxCsvCellLength, 16, 100_000, nameof(MaxCsvCellLength));
        Require(MaxCsvFiles, 1, 1_000, nameof(MaxCsvFiles));
        return faults;

        void Require(int value, int least, int most, string setting)
        {
            if (value < least || value > most)
                faults.Add((setting, new($"{least:N0}から{most:N0}までの整数にしてください。", $"Give a whole number from {least:N0} to {most:N0}.")));
        }
    }
}
