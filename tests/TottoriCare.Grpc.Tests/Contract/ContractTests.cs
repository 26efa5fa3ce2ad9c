using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf.Reflection;
using TottoriCare.Decisions;
using TottoriCare.Grpc.Tests.Decisions;

namespace TottoriCare.Grpc.Tests.Contract;

/// <summary>The contract and the domain name and number the same things alike.</summary>
public class ContractTests
{
    // Sets that only the wire needs: in the domain these facts are types of their own.
    private static readonly string[] s_wireOnly = ["NoticeStatus", "ResidenceStatus", "RulebookOrigin"];

    private static readonly List<FileDescriptor> s_files = FilesOf(
        V1.DecisionServiceReflection.Descriptor, V1.RulebookServiceReflection.Descriptor);

    private static readonly Dictionary<string, Type> s_codedSets = typeof(Ordinance).Assembly.GetExportedTypes()
        .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Coded<>))
        .ToDictionary(type => type.Name);

    public static TheoryData<string> Enums => [.. EnumsOfContract().Select(type => type.Name).Except(s_wireOnly)];

    [Theory]
    [MemberData(nameof(Enums))]
    public void An_enum_has_the_names_and_numbers_of_the_domains_set(string name)
    {
        EnumDescriptor type = EnumsOfContract().Single(type => type.Name == name);
        string prefix = Said.UpperSnake(name) + "_";

        type.Values.Select(value => (value.Number, value.Name)).ShouldBe(
            DomainSet(name).Select(value => (value.Number, Name: prefix + value.Code.ToUpperInvariant())).Prepend((0, prefix + "UNSPECIFIED")));
    }

    [Fact]
    public void The_enums_that_only_the_wire_has_exist() =>
        s_wireOnly.ShouldBeSubsetOf(EnumsOfContract().Select(type => type.Name));

    [Fact]
    public void Every_method_can_be_called_again_without_harm() =>
        s_files.SelectMany(file => file.Services).SelectMany(service => service.Methods)
            .ShouldAllBe(method => method.GetOptions().IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects);

    // A decision is one answer and a rulebook one document, however long; what DMN leaves out is a part of one file.
    private static readonly string[] s_unpaged = ["DecisionService", "GetRulebook", "ExportDmn"];

    [Fact]
    public void Every_list_comes_a_page_at_a_time()
    {
        MethodDescriptor[] methods = [.. s_files.SelectMany(file => file.Services).SelectMany(service => service.Methods)];
        MethodDescriptor[] lists = [.. methods.Where(method => method.OutputType.Fields.InDeclarationOrder().Any(field => field.IsRepeated))];

        lists.Where(method => !s_unpaged.Contains(method.Service.Name) && !s_unpaged.Contains(method.Name)).Select(method => method.Name)
            .ShouldBe(["ListRulebooks", "ListReadings", "DiffRulebooks"], ignoreOrder: true);
        foreach (MethodDescriptor method in lists.Where(method => !s_unpaged.Contains(method.Service.Name) && !s_unpaged.Contains(method.Name)))
        {
            method.InputType.FindFieldByName("page_size").ShouldNotBeNull(method.Name).FieldType.ShouldBe(FieldType.Int32);
            method.InputType.FindFieldByName("page_token").ShouldNotBeNull(method.Name).FieldType.ShouldBe(FieldType.String);
            method.OutputType.FindFieldByName("next_page_token").ShouldNotBeNull(method.Name).FieldType.ShouldBe(FieldType.String);
        }
    }

    [Fact]
    public void The_contract_imports_nothing_beyond_google_protobuf() =>
        s_files.Where(file => file.Package != "tottoricare.v1").ShouldAllBe(file => file.Name.StartsWith("google/protobuf/", StringComparison.Ordinal));

    [Fact]
    public void A_fields_name_ends_with_its_unit_and_its_type_follows() =>
        s_files.Where(file => file.Package == "tottoricare.v1").SelectMany(file => file.MessageTypes)
            .SelectMany(message => message.Fields.InDeclarationOrder())
            .ShouldAllBe(field =>
                (!field.Name.EndsWith("_yen", StringComparison.Ordinal) || field.FieldType == FieldType.Int64)
                && (!field.Name.EndsWith("_day", StringComparison.Ordinal) || field.FieldType == FieldType.String)
                && (!field.Name.EndsWith("_count", StringComparison.Ordinal) || field.FieldType == FieldType.Int32)
                && (field.FieldType != FieldType.Double && field.FieldType != FieldType.Float));

    private static IEnumerable<EnumDescriptor> EnumsOfContract() => s_files.SelectMany(file => file.EnumTypes)
        .Where(type => type.File.Package == "tottoricare.v1");

    private static IEnumerable<(int Number, string Code)> DomainSet(string name)
    {
        // The statuses of findings are ordered by weight from 0, which the contract keeps for "not said".
        if (name == nameof(FindingStatus))
            return Enum.GetValues<FindingStatus>().Select(status => ((int)status + 1, Said.UpperSnake(status.ToString()).ToLowerInvariant()));

        Type set = s_codedSets[name];
        return set.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == set)
            .Select(field => field.GetValue(null)!)
            .Select(value => ((int)set.GetProperty("Value")!.GetValue(value)!, (string)set.GetProperty("Code")!.GetValue(value)!))
            .OrderBy(value => value.Item1).ToImmutableArray();
    }

    private static List<FileDescriptor> FilesOf(params FileDescriptor[] roots)
    {
        var found = new List<FileDescriptor>();
        var next = new Queue<FileDescriptor>(roots);
        while (next.TryDequeue(out FileDescriptor? file))
        {
            if (found.Contains(file))
                continue;
            found.Add(file);
            foreach (FileDescriptor dependency in file.Dependencies)
                next.Enqueue(dependency);
        }

        return found;
    }
}
