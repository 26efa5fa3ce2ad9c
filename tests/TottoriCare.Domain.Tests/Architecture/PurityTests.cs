using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace TottoriCare.Domain.Tests.Architecture;

/// <summary>The domain reads nothing but its arguments, counts in whole numbers and keeps no state.</summary>
public sealed partial class PurityTests : IDisposable
{
    private static readonly Assembly s_domain = typeof(Ordinance).Assembly;
    private static readonly string[] s_inexact = ["System.Single", "System.Double", "System.Half", "System.Decimal"];

    // Of the clock, the environment, files, the network, threads and chance.
    private static readonly string[] s_impure =
    [
        "System.DateTime", "System.DateTimeOffset", "System.TimeProvider", "System.TimeZoneInfo", "System.Diagnostics.Stopwatch", "NodaTime.SystemClock",
        "NodaTime.IClock", "NodaTime.DateTimeZoneProviders", "System.Random", "System.Security.Cryptography.RandomNumberGenerator",
        "System.AppContext", "System.Console", "System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.IO.Path", "System.Threading.Thread",
        "System.Threading.Tasks.Task", "System.Threading.ThreadLocal`1", "System.Threading.AsyncLocal`1", "System.ThreadStaticAttribute",
        "System.Globalization.RegionInfo", "System.Diagnostics.Process",
    ];

    private readonly AssemblyScan _scan = new(s_domain);

    public void Dispose() => _scan.Dispose();

    [Fact]
    public void The_domain_rests_on_NodaTime_SmartEnum_and_the_framework_alone() => s_domain.GetReferencedAssemblies()
        .Select(name => name.Name!)
        .Where(name => name is not ("NodaTime" or "Ardalis.SmartEnum") && !name.StartsWith("System.", StringComparison.Ordinal))
        .ShouldBeEmpty();

    [Fact]
    public void No_field_parameter_local_or_used_member_of_the_domain_is_inexact() => Inexact(_scan).ShouldBeEmpty();

    [Fact]
    public void No_instruction_of_the_domain_is_inexact() => _scan.Instructions().Where(IsInexact)
        .Select(found => $"{found.Code} in {found.Place}").ShouldBeEmpty();

    [Fact]
    public void The_scan_finds_floating_point_where_there_is_some()
    {
        using var tests = new AssemblyScan(typeof(PurityTests).Assembly);
        string[] places = [.. tests.Instructions().Where(IsInexact).Select(found => found.Place)];

        HalfOf(3).ShouldBe(1.5);
        places.ShouldContain(place => place.EndsWith($"::{nameof(HalfOf)}", StringComparison.Ordinal));
        Inexact(tests).ShouldContain(found => found.Contains($"::{nameof(HalfOf)}", StringComparison.Ordinal));
        tests.ForeignTypes().ShouldContain("System.DateTime"); // the holidays of the tests are checked with it
        tests.Instructions().Count().ShouldBeGreaterThan(10_000);
        _scan.Instructions().Count().ShouldBeGreaterThan(5_000);
    }

    [Fact]
    public void The_domain_uses_no_clock_no_files_no_threads_and_no_chance()
    {
        _scan.ForeignTypes().Intersect(s_impure).ShouldBeEmpty();

        // An iterator asks on which thread it was made, so that each use of it begins anew: written by the compiler.
        _scan.ForeignMembers().Where(member => member.StartsWith("System.Environment::", StringComparison.Ordinal)).Distinct()
            .ShouldBe(["System.Environment::get_CurrentManagedThreadId"]);
    }

    [Fact]
    public void No_static_field_of_the_domain_can_be_set_again()
    {
        // The compiler keeps the delegate of a lambda that captures nothing in a field of its own: set once, to the same value.
        IEnumerable<FieldInfo> fields = s_domain.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => !(field.DeclaringType!.IsDefined(typeof(CompilerGeneratedAttribute)) && typeof(Delegate).IsAssignableFrom(field.FieldType)));

        fields.Where(field => !field.IsInitOnly && !field.IsLiteral).Select(field => $"{field.DeclaringType}.{field.Name}").ShouldBeEmpty();
        fields.Where(field => field.FieldType.IsArray && !field.IsPrivate).Select(field => $"{field.DeclaringType}.{field.Name}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_public_value_of_the_domain_can_be_changed_after_it_was_made()
    {
        Type[] types = s_domain.GetExportedTypes();

        types.Where(type => !type.IsEnum).SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Public))
            .Where(field => !field.IsInitOnly).ShouldBeEmpty();
        types.SelectMany(type => type.GetProperties()).Where(property => property.SetMethod is { IsPublic: true } setter
                && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
            .ShouldBeEmpty();
        types.SelectMany(type => type.GetProperties()).Where(property => property.PropertyType.IsArray).ShouldBeEmpty();
    }

    [Fact]
    public void Every_public_type_stands_under_the_name_of_the_library() =>
        s_domain.GetExportedTypes()
            .ShouldAllBe(type => type.Namespace == "TottoriCare" || type.Namespace!.StartsWith("TottoriCare.", StringComparison.Ordinal));

    /// <summary>Something inexact for the scan to find.</summary>
    internal static double HalfOf(int value) => value * 0.5;

    private static bool IsInexact((string Place, OpCode Code, object? Operand) instruction) => InexactOpCode().IsMatch(instruction.Code.Name!);

    private static IEnumerable<string> Inexact(AssemblyScan scan) => scan.TypesOfSignatures()
        .Where(found => s_inexact.Any(name => Regex.IsMatch(found.Type, $@"(?<![\w.]){Regex.Escape(name)}(?![\w`])")))
        .Select(found => $"{found.Type} in {found.Place}").Distinct();

    [GeneratedRegex(@"^(ldc|conv|ldelem|stelem|ldind|stind)\.r(4|8|\.un)$|^ckfinite$")]
    private static partial Regex InexactOpCode();
}
