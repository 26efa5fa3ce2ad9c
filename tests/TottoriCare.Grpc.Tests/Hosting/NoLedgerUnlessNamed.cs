using System.Runtime.CompilerServices;
using TottoriCare.Grpc.Hosting;

namespace TottoriCare.Grpc.Tests.Hosting;

/// <summary>Keeps hosts of these tests, in this process and in others, from the ledger of whoever runs them; <c>--storage</c> outweighs it.</summary>
internal static class NoLedgerUnlessNamed
{
    [ModuleInitializer]
    internal static void Set() => Environment.SetEnvironmentVariable($"{Setting.EnvironmentPrefix}STORAGE__ENGINE", "none");
}
