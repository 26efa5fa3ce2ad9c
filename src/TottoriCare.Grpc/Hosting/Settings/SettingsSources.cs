using System.Collections;

namespace TottoriCare.Grpc.Hosting;

/// <summary>設定の出所の順: the program's own file, the file that is named, the environment, the command line; the last one counts.</summary>
/// <remarks>
/// The working directory is not looked into: whoever starts the program in a folder of somebody else would take orders from
/// what lies there.
/// </remarks>
internal static class SettingsSources
{
    /// <summary>The environment variable that names a file of settings, where no option does.</summary>
    public const string FileVariable = Setting.EnvironmentPrefix + "SETTINGS";

    /// <summary>All sources in their order.</summary>
    /// <param name="file">The file that the command line names; none where it names none.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="programFolder">Where the program lies.</param>
    /// <param name="commandLine">The settings of the command line.</param>
    /// <param name="faults">Takes the fault of every file that can't be read.</param>
    public static IReadOnlyList<SettingsSource> Gather(
        string? file, IDictionary environment, string programFolder, SettingsSource commandLine, List<InputError> faults)
    {
        List<SettingsSource> sources = [];
        string own = Path.Combine(programFolder, SettingsFile.UsualName);
        string? named = file ?? environment[FileVariable] as string;
        if (File.Exists(own))
            Add(own);
        if (!string.IsNullOrEmpty(named))
            Add(named);
        sources.Add(SettingsSource.OfEnvironment(environment, passedOver: FileVariable));
        sources.Add(commandLine);
        return sources;

        void Add(string path)
        {
            if (SettingsFile.TryRead(path, out SettingsSource? source, out InputError? fault))
                sources.Add(source);
            else
                faults.Add(fault);
        }
    }
}
