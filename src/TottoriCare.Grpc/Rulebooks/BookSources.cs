using TottoriCare.Calendars;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Rulebooks;

/// <summary>読込み元: from where the book in service is read: the library, a folder of rulebooks, a list of holidays.</summary>
/// <remarks>
/// A refused file never changes what is in service for its municipality. When the host starts nothing is in service yet, so
/// nothing is decided for a municipality whose file is refused: rules that the folder was to replace must not decide instead.
/// </remarks>
/// <param name="RulebookFolder">The folder whose <c>*.json</c> are rulebooks; none for the shipped ones alone.</param>
/// <param name="HolidayFile">The Cabinet Office's list of holidays; none for the law alone.</param>
internal sealed record BookSources(string? RulebookFolder = null, string? HolidayFile = null)
{
    /// <summary>How many files a folder of rulebooks has at most: more than there are municipalities and prefectures.</summary>
    public const int MostFiles = 5_000;

    private const int MostHolidayBytes = 1024 * 1024;

    /// <summary>Reads everything.</summary>
    /// <param name="before">The book in service; none when the host starts.</param>
    /// <returns>The book, and what is refused; no book where the host can't start.</returns>
    public (OrdinanceBook? Book, IReadOnlyList<Refusal> Refusals) Read(OrdinanceBook? before)
    {
        var refusals = new List<Refusal>();
        HolidayCalendar? holidays = ReadHolidays(before, refusals);
        IReadOnlyList<RulebookFile>? files = ReadFolder(before, refusals);
        if (holidays is null || (files is null && before is null))
            return (null, refusals);

        IEnumerable<ServedOrdinance> served = files is null
            ? before!.All.Select(kept => kept.Kept(holidays, kept.ReplacementRefused))
            : Serve(files, holidays, before, refusals);
        return (new OrdinanceBook(served, holidays), refusals);
    }

    private HolidayCalendar? ReadHolidays(OrdinanceBook? before, List<Refusal> refusals)
    {
        if (HolidayFile is null)
            return HolidayCalendar.FromLaw();
        IReadOnlyList<InputError> errors;
        if (!BoundedFile.TryRead(HolidayFile, MostHolidayBytes, out byte[] bytes, out InputError? unreadable))
            errors = [unreadable];
        else if (HolidayCalendar.TryReadCabinetOfficeCsv(bytes, out HolidayCalendar? holidays, out errors))
            return holidays;

        refusals.Add(new Refusal(
            before is null
                ? new($"祝日の一覧 {HolidayFile} に誤りがあるため、起動しません（{errors.Count}件）。",
                    $"The list of holidays {HolidayFile} is faulty, so the service does not start (faults: {errors.Count}).")
                : new($"祝日の一覧 {HolidayFile} を採用しません（誤り{errors.Count}件）。これまでの一覧で判定を続けます。",
                    $"The list of holidays {HolidayFile} is refused (faults: {errors.Count}); the list before stays in service."),
            errors));
        return before?.Holidays;
    }

    private IReadOnlyList<RulebookFile>? ReadFolder(OrdinanceBook? before, List<Refusal> refusals)
    {
        if (RulebookFolder is null)
            return [];
        InputError error;
        try
        {
            string[] paths =
            [
                .. Directory.EnumerateFiles(RulebookFolder)
                    .Where(IsRulebook).Take(MostFiles + 1).Order(StringComparer.Ordinal),
            ];
            if (paths.Length <= MostFiles)
                return [.. paths.Select(RulebookFile.Read)];
            error = new InputError("", "TOO_MANY_FILES", new LocalizedText(
                $"規則集のファイルは{MostFiles:N0}件までにしてください。", $"A folder of rulebooks has at most {MostFiles:N0} files."));
        }
        catch (Exception fault) when (BoundedFile.IsUnreadable(fault))
        {
            error = new InputError("", "FOLDER_UNREADABLE", new LocalizedText(
                "フォルダーを読めません。フォルダーがあるか、このプログラムに読み取りの権限があるかを確かめてください。",
                "The folder can't be read; check that it exists and that this program may read it."));
        }

        refusals.Add(new Refusal(
            before is null
                ? new($"規則集のフォルダー {RulebookFolder} を読めないため、起動しません。",
                    $"The folder of rulebooks {RulebookFolder} can't be taken, so the service does not start.")
                : new($"規則集のフォルダー {RulebookFolder} を読めません。これまでの規則集で判定を続けます。",
                    $"The folder of rulebooks {RulebookFolder} can't be taken; the rulebooks before stay in service."),
            [error]));
        return null;
    }

    // Hidden files are what editors and file systems leave beside the real ones.
    private static bool IsRulebook(string path) =>
        Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase) && !Path.GetFileName(path).StartsWith('.');

    private static List<ServedOrdinance> Serve(
        IReadOnlyList<RulebookFile> files, HolidayCalendar holidays, OrdinanceBook? before, List<Refusal> refusals)
    {
        var served = new List<ServedOrdinance>();
        var claimed = new HashSet<MunicipalityCode>();
        foreach (IGrouping<MunicipalityCode?, RulebookFile> group in files.GroupBy(file => file.Claims ?? before?.FindFile(file.Name)?.Municipality))
        {
            RulebookFile[] claimants = [.. group];
            ServedOrdinance? inService = group.Key is { } code && claimed.Add(code) ? before?.Find(code) : null;
            if (claimants is [{ Rulebook: { } rulebook } only])
            {
                served.Add(ServedOrdinance.Of(rulebook, holidays, only.Name, inService));
                continue;
            }

            refusals.AddRange(claimants.Select(file => RefusalOf(file, group.Key, group.Key is null ? [] : claimants, inService)));
            if (inService is not null)
                served.Add(inService.Kept(holidays, replacementRefused: true));
        }

        foreach (MunicipalityCode code in ShippedRulebooks.Codes.Where(code => !claimed.Contains(code)))
            served.Add(ServedOrdinance.Of(ShippedRulebooks.Find(code)!, holidays, fileName: null, before?.Find(code)));
        return served;
    }

    private static Refusal RefusalOf(
        RulebookFile file, MunicipalityCode? code, IReadOnlyList<RulebookFile> claimants, ServedOrdinance? inService)
    {
        IReadOnlyList<InputError> errors = file.Errors;
        string others = string.Join(", ", claimants.Where(other => other != file).Select(other => other.Name));
        if (others.Length > 0)
        {
            errors = [.. errors, new InputError("$.municipality.code", "MUNICIPALITY_CODE_REPEATED", new LocalizedText(
                $"{others} と同じ団体コードです。どちらを使うかは決められないため、どちらも採用しません。一つだけを置いてください。",
                $"The same municipality code as in {others}: which of them holds can't be told, so none is taken. Keep one."))];
        }

        LocalizedText instead = code is null ? new("", "")
            : inService is not null ? new($"団体{code}は、これまでの規則集で判定を続けます。", $" The rulebook before stays in service for {code}.")
            : new($"団体{code}の判定は行いません。", $" Nothing is decided for {code}.");
        return new Refusal(
            new($"規則集 {file.Name} を採用しません（誤り{errors.Count}件）。{instead.Ja}",
                $"The rulebook {file.Name} is refused (faults: {errors.Count}).{instead.En}"),
            errors);
    }
}
