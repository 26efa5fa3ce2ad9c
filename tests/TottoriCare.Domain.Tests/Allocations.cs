namespace TottoriCare.Domain.Tests;

/// <summary>Counts the bytes that a piece of code takes from the heap.</summary>
internal static class Allocations
{
    private const int Repetitions = 1_000;

    /// <summary>Bytes taken in a thousand repetitions, after a warm-up.</summary>
    public static long Of<T>(Func<T> code)
    {
        Repeat(code);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(code);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Repeat<T>(Func<T> code)
    {
        for (int i = 0; i < Repetitions; i++)
            code();
    }
}
