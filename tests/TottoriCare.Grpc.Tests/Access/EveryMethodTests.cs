using System.Net;
using System.Reflection;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Hosting;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Access;

/// <summary>What holds for every method of every service and every other endpoint, of today and to come.</summary>
public sealed class EveryMethodTests : IAsyncLifetime, IDisposable
{
    // A municipality whose rulebook is served, and one of which there is none.
    private const string Served = KeyRing.OtherTown;
    private const string Absent = "131016";

    private readonly KeyRing _keys = new();
    private GuardedHost _host = null!;
    private string _key = "";

    public static TheoryData<string> MethodsThatNameAMunicipality =>
        [.. AllMethods.Where(method => !NamedFields.Of(method.InputType, AccessPolicy.MunicipalityField).AreNone && !method.IsClientStreaming).Select(PathOf)];

    // A stream of answers needs HTTP/2.
    private static CallWire WireOf(MethodDescriptor method) => method.IsServerStreaming ? CallWire.Grpc : CallWire.Json;

    private static IEnumerable<MethodDescriptor> AllMethods => typeof(ServiceHost).Assembly.GetTypes()
        .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static))
        .Where(property => property?.PropertyType == typeof(FileDescriptor))
        .SelectMany(property => ((FileDescriptor)property!.GetValue(null)!).Services).SelectMany(service => service.Methods);

    [Fact]
    public void Every_method_of_every_descriptor_is_served_under_a_policy()
    {
        Dictionary<string, Endpoint> served = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<MethodDescriptor>() is not null)
            .ToDictionary(endpoint => PathOf(endpoint.Metadata.GetMetadata<MethodDescriptor>()!));

        AllMethods.Count().ShouldBeGreaterThan(15);
        foreach (MethodDescriptor method in AllMethods)
        {
            served.ShouldContainKey(PathOf(method));
            AccessPolicy? policy = served[PathOf(method)].Metadata.GetMetadata<AccessPolicy>();
            policy.ShouldNotBeNull($"{method.FullName} has no access policy.");
            policy.NamesMunicipality.ShouldBe(!NamedFields.Of(method.InputType, AccessPolicy.MunicipalityField).AreNone, method.FullName);
            if (!policy.IsForEverybody)
                policy.Roles.ShouldNotBeEmpty(method.FullName);
        }
    }

    [Fact]
    public void Every_endpoint_has_a_policy_or_is_the_one_for_methods_that_nobody_serves() =>
        Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<AccessPolicy>() is null)
            .ShouldAllBe(endpoint => endpoint.Metadata.GetMetadata<UnknownMethod>() != null);

    [Fact]
    public void Health_alone_is_for_everybody() =>
        Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<AccessPolicy>() is { IsForEverybody: true })
            .Select(endpoint => endpoint.Metadata.GetMetadata<MethodDescriptor>())
            .ShouldAllBe(method => method == null || method.Service.FullName == "grpc.health.v1.Health");

    [Theory]
    [MemberData(nameof(MethodsThatNameAMunicipality))]
    public async Task A_municipality_beyond_the_credential_is_refused_by_one_answer_whether_or_not_it_is_served(string path)
    {
        MethodDescriptor method = AllMethods.Single(method => PathOf(method) == path);
        Outcome none = await _host.CallAsync(WireOf(method), path, Naming(method.InputType, Served));
        Outcome other = await _host.CallAsync(WireOf(method), path, Naming(method.InputType, Served), $"Bearer {_key}");
        Outcome absent = await _host.CallAsync(WireOf(method), path, Naming(method.InputType, Absent), $"Bearer {_key}");
        Outcome own = await _host.CallAsync(WireOf(method), path, Naming(method.InputType, KeyRing.OneTown), $"Bearer {_key}");

        none.Code.ShouldBe(Code.Unauthenticated);
        other.Code.ShouldBe(Code.PermissionDenied);
        absent.Text.ShouldBe(other.Text);
        absent.HttpStatus.ShouldBe(method.IsServerStreaming ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        own.Code.ShouldBeOneOf(Code.Ok, Code.InvalidArgument, Code.OutOfRange);
    }

    [Theory]
    [MemberData(nameof(MethodsThatNameAMunicipality))]
    public async Task A_municipality_that_is_not_named_or_no_code_reaches_nothing(string path)
    {
        MethodDescriptor method = AllMethods.Single(method => PathOf(method) == path);
        foreach (string code in new[] { "", "31201", "-", "312012" })
            (await _host.CallAsync(WireOf(method), path, Naming(method.InputType, code), $"Bearer {_key}")).Code.ShouldBe(Code.InvalidArgument, code);
    }

    [Fact]
    public async Task An_endpoint_that_nobody_gave_a_policy_is_closed_to_everybody()
    {
        await using GuardedHost host = await GuardedHost.StartAsync(new EntranceSettings { Access = new AccessSettings { KeyFile = _keys.File } }, _keys.Clock, app =>
        {
            app.MapGet("/forgotten", () => "secret");
            app.MapGrpc(DeskReflection.Descriptor.Services[0], new DeskHandler());
        });
        foreach (string? authorization in new[] { null, $"Bearer {_key}" })
        {
            (string, string)[] headers = authorization is null ? [] : [("authorization", authorization)];
            Outcome plain = await Calls.ConnectAsync(host.Http1, HttpMethod.Get, "/forgotten", null, headers);
            plain.Code.ShouldBe(Code.PermissionDenied);
            plain.HttpStatus.ShouldBe(HttpStatusCode.Forbidden);
            foreach (CallWire wire in new[] { CallWire.Grpc, CallWire.GrpcWeb, CallWire.Json })
                (await host.CallAsync(wire, "/desk.v1.Desk/Book", new Visit { MunicipalityCode = KeyRing.OneTown }, authorization)).Code.ShouldBe(Code.PermissionDenied);
        }
    }

    [Fact]
    public async Task A_policy_that_does_not_fit_what_requests_name_keeps_the_host_from_starting()
    {
        foreach (AccessPolicy policy in new[]
        {
            AccessPolicy.Only(Role.Auditor),
            AccessPolicy.Only(Role.Auditor) with { NamesMunicipality = true },
            AccessPolicy.Only(Role.Auditor) with { NamesFacility = true },
        })
        {
            InvalidOperationException fault = await Should.ThrowAsync<InvalidOperationException>(() => GuardedHost.StartAsync(
                new EntranceSettings(), null, app => app.MapGrpc(DeskReflection.Descriptor.Services[0], new DeskHandler()).Allow(policy)));
            fault.Message.ShouldContain("desk.v1.Desk.");
        }
    }

    public async Task InitializeAsync()
    {
        _key = _keys.Make("municipality", KeyRing.OneTown);
        _host = await GuardedHost.StartAsync(GuardedHost.Closed(_keys), _keys.Clock);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _keys.Dispose();

    private IReadOnlyList<Endpoint> Endpoints => [.. _host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)];

    private static string PathOf(MethodDescriptor method) => $"/{method.Service.FullName}/{method.Name}";

    // A request that says nothing but a municipality, wherever its type has a place for one.
    private static IMessage Naming(MessageDescriptor type, string code)
    {
        IMessage message = type.Parser.ParseFrom([]);
        foreach (FieldDescriptor field in type.Fields.InDeclarationOrder())
        {
            if (field.Name == AccessPolicy.MunicipalityField)
                field.Accessor.SetValue(message, code);
            else if (field is { FieldType: FieldType.Message, IsRepeated: false } && !NamedFields.Of(field.MessageType, AccessPolicy.MunicipalityField).AreNone)
                field.Accessor.SetValue(message, Naming(field.MessageType, code));
        }

        return message;
    }
}
