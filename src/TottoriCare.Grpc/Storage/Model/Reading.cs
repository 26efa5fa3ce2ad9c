using System.Data.Common;

namespace TottoriCare.Grpc.Storage;

/// <summary>読出し: reads on a connection of its own, which disturbs no writer.</summary>
internal static class Reading
{
    /// <summary>Reads by statements.</summary>
    /// <exception cref="StorageFault">It can't be read now.</exception>
    public static T Read<T>(this IStorageEngine engine, Func<DbConnection, T> read)
    {
        try
        {
            using DbConnection connection = engine.OpenReader();
            return read(connection);
        }
        catch (DbException failure)
        {
            throw new StorageFault(engine.Explain(failure), failure);
        }
    }
}
