using System.Globalization;
using System.Net;
using System.Net.Sockets;
using TottoriCare.Deviations.Paths;
using TottoriCare.Deviations.Planting;
using TottoriCare.Deviations.Serving;
using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Deviations.Commands;

/// <summary>命令: serves a deviation, lets the conformance kit look for all of them, or tells what can be planted.</summary>
internal static class DeviationCommand
{
    private const string AllCases = "--all-cases";

    private const string Help = """
        serve --deviation FILE [--http-port N] [--grpc-port N]
            FILE の誤りを植えたサーバーを、127.0.0.1 で動かす（既定は空きポート）。
            Serves on 127.0.0.1 with the deviation of FILE planted, on free ports unless given.
        check [--deviation FILE]... [--all-cases]
            同梱のすべての誤り（又は FILE の誤り）を一つずつ植え、適合性の採点がどれも見つけることを確かめる。見つけた誤りについては
            残りの事例を尋ねない。--all-cases を付けると、すべての事例を尋ね、いくつの事例が見つけるかを示す。
            Plants every deviation at hand, or those of the FILEs, one at a time, and shows that the conformance kit finds each. Of one
            that is found no further cases are asked; with --all-cases all of them are, and it says how many find it.
        paths
            植えられる処理の誤りと、そのパラメーターを示す。
            Tells which wrong code paths can be planted, and their parameters.
        --help
        """;

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter errors)
    {
        switch (arguments)
        {
            case ["serve", "--deviation", var file, .. var options] when TryReadPorts(options, out HostSettings settings):
                return await ServeAsync(file, settings, output, errors);
            case ["check", .. var options] when TryReadFiles(options, out List<string> files, out bool askAll):
                return TryRead(files, errors, out List<(string, Deviation)> planted) ? await CheckRun.RunAsync(planted, askAll, output) : 2;
            case ["paths"]:
                foreach (PathKind kind in PathKind.All.Values.OrderBy(kind => kind.Name, StringComparer.Ordinal))
                    await output.WriteLineAsync($"{kind.Name} {{{string.Join(", ", kind.Parameters)}}}\n    {kind.Words.Ja}\n    {kind.Words.En}");
                return 0;
            default:
                await output.WriteLineAsync(Help);
                return arguments is ["--help"] ? 0 : 2;
        }
    }

    private static async Task<int> ServeAsync(string file, HostSettings settings, TextWriter output, TextWriter errors)
    {
        if (!TryRead([file], errors, out List<(string Name, Deviation Deviation)> planted))
            return 2;
        try
        {
            await using DeviatingServer server = await DeviatingServer.StartAsync(planted[0].Deviation, settings);
            await output.WriteLineAsync($"JSON {server.Http}\ngRPC {server.Grpc}\n{planted[0].Deviation.Words.Ja}\n{planted[0].Deviation.Words.En}");
            await server.WaitAsync();
            return 0;
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            await errors.WriteLineAsync($"ポートを開けません（{fault.Message}）。別の番号を指定してください。\nA port can't be opened ({fault.Message}); give another one.");
            return 1;
        }
    }

    // Without a file, every deviation at hand.
    private static bool TryRead(List<string> files, TextWriter errors, out List<(string Name, Deviation Deviation)> planted)
    {
        planted = [];
        bool sound = true;
        foreach ((string name, string? json) in files.Count == 0 ? DeviationFile.Kept().Select(kept => (kept.Name, (string?)kept.Json)) : files.Select(file => (file, TextOf(file, errors))))
        {
            IReadOnlyList<InputError> faults = [];
            if (json is not null && DeviationFile.Read(json, out faults) is { } deviation)
                planted.Add((name, deviation));
            else
                sound = false;
            foreach (InputError fault in faults)
                errors.WriteLine($"{name}: {fault.Path} {fault.Code}\n  {fault.Message.Ja}\n  {fault.Message.En}");
        }

        return sound;
    }

    private static string? TextOf(string file, TextWriter errors)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{file}: 読めません。--deviation のパスを確かめてください。\n{file}: can't be read; check the path of --deviation.");
            return null;
        }
    }

    private static bool TryReadFiles(string[] options, out List<string> files, out bool askAll)
    {
        askAll = options.Contains(AllCases);
        options = [.. options.Where(option => option != AllCases)];
        files = [.. options.Where((_, place) => place % 2 == 1)];
        return options.Length % 2 == 0 && options.Where((_, place) => place % 2 == 0).All(option => option == "--deviation");
    }

    private static bool TryReadPorts(string[] options, out HostSettings settings)
    {
        settings = new HostSettings(GrpcPort: 0, HttpPort: 0);
        for (int i = 0; i < options.Length; i += 2)
        {
            if (i + 1 == options.Length || !int.TryParse(options[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int port) || port > IPEndPoint.MaxPort)
                return false;
            switch (options[i])
            {
                case "--http-port": settings = settings with { HttpPort = port }; break;
                case "--grpc-port": settings = settings with { GrpcPort = port }; break;
                default: return false;
            }
        }

        return true;
    }
}
