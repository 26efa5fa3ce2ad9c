using System.Collections;
using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Tests.Hosting;

/// <summary>The settings that arguments, an environment and the folder of the program come to.</summary>
internal static class Configured
{
    public static HostSettings By(params string[] arguments) => By(arguments, environment: null);

    public static HostSettings By(string[] arguments, Dictionary<string, string>? environment, string programFolder = "nowhere")
    {
        IReadOnlyList<InputError> faults = CommandLine.Read(arguments, Of(environment), programFolder, out HostSettings? settings);
        faults.ShouldBeEmpty(string.Join('\n', faults));
        return settings.ShouldNotBeNull();
    }

    public static IReadOnlyList<InputError> Faults(params string[] arguments) => Faults(arguments, environment: null);

    public static IReadOnlyList<InputError> Faults(string[] arguments, Dictionary<string, string>? environment, string programFolder = "nowhere")
    {
        IReadOnlyList<InputError> faults = CommandLine.Read(arguments, Of(environment), programFolder, out HostSettings? settings);
        settings.ShouldBeNull();
        faults.ShouldNotBeEmpty();
        return faults;
    }

    private static Hashtable Of(Dictionary<string, string>? environment) => new(environment ?? []);
}
