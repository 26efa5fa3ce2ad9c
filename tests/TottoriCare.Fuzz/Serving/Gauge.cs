using System.Buffers.Binary;
using System.IO.Pipes;

namespace TottoriCare.Fuzz.Serving;

/// <summary>計器: a window into the memory of the process under test, which itself knows nothing of it.</summary>
/// <remarks>The runtime opens it before the program begins (<see cref="StartupHook"/>); it answers on a pipe of its own.</remarks>
internal static class Gauge
{
    /// <summary>The environment variable that names the pipe.</summary>
    public const string Variable = "FUZZ_GAUGE";

    private const int AnswerBytes = 2 * sizeof(long);

    public static void Open(string pipe)
    {
        new Thread(() => Serve(pipe)) { IsBackground = true, Name = "gauge" }.Start();
        new Thread(EndWithClient) { IsBackground = true, Name = "gauge: client" }.Start();
    }

    /// <summary>Asks a process for its memory, after a full collection.</summary>
    public static Memory Ask(string pipe, TimeSpan patience)
    {
        using var client = new NamedPipeClientStream(".", pipe, PipeDirection.InOut);
        client.Connect(patience);
        byte[] answer = new byte[AnswerBytes];
        client.ReadExactly(answer);
        return new Memory(BinaryPrimitives.ReadInt64LittleEndian(answer), BinaryPrimitives.ReadInt64LittleEndian(answer.AsSpan(sizeof(long))));
    }

    // Its input ends with the process that started it, in whatever way that ended.
    private static void EndWithClient()
    {
        using Stream input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
            // Nothing is said there.
        }

        Environment.Exit(1);
    }

    private static void Serve(string pipe)
    {
        while (true)
        {
            using var server = new NamedPipeServerStream(pipe, PipeDirection.InOut, 1);
            server.WaitForConnection();
            Collect();
            byte[] answer = new byte[AnswerBytes];
            BinaryPrimitives.WriteInt64LittleEndian(answer, GC.GetTotalMemory(forceFullCollection: false));
            BinaryPrimitives.WriteInt64LittleEndian(answer.AsSpan(sizeof(long)), Environment.WorkingSet);
            server.Write(answer);
            server.Flush();
        }
    }

    // What a finalizer frees is only gone with the second collection.
    private static void Collect()
    {
        for (int round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
    }
}

/// <summary>メモリ: what a process holds after a full collection, in bytes.</summary>
/// <param name="Heap">The heap of the garbage collector.</param>
/// <param name="WorkingSet">What the system gives to the process in all.</param>
internal readonly record struct Memory(long Heap, long WorkingSet)
{
    public override string ToString() => $"heap {Heap / 1024.0:N0} KiB, working set {WorkingSet / 1024.0:N0} KiB";
}
