using Xunit.Abstractions;
using Xunit.Sdk;

namespace TottoriCare.Grpc.Tests.Storage;

/// <summary>A fact of either engine: skipped, with the reason, by the classes whose name ends with OnPostgres where there is no PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("TottoriCare.Grpc.Tests.Storage.EngineFactDiscoverer", "TottoriCare.Grpc.Tests")]
public sealed class EngineFactAttribute : FactAttribute;

/// <summary>Finds the cases of an <see cref="EngineFactAttribute"/>.</summary>
public sealed class EngineFactDiscoverer(IMessageSink diagnosticMessageSink) : FactDiscoverer(diagnosticMessageSink)
{
    private readonly IMessageSink _diagnosticMessageSink = diagnosticMessageSink;

    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        testMethod.TestClass.Class.Name.EndsWith("OnPostgres", StringComparison.Ordinal) && PostgresForTests.MissingBecause is { } reason
            ? new XunitSkippedDataRowTestCase(
                _diagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, reason)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);
}
