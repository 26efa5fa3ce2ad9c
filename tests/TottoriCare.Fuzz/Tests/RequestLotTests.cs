using TottoriCare.Fuzz.Mutations;
using TottoriCare.Fuzz.Running;
using TottoriCare.Fuzz.Targets;

namespace TottoriCare.Fuzz.Tests;

public class RequestLotTests
{
    private const int Requests = 60_000;

    [Fact]
    public void The_same_seed_and_number_make_the_same_bytes()
    {
        foreach (int number in new[] { 0, 23, 24, 4711, 59_999 })
            Bytes(new RequestLot(5, ServedTargets.Product).Make(number)).ShouldBe(Bytes(new RequestLot(5, ServedTargets.Product).Make(number)));
    }

    [Fact]
    public void Another_seed_makes_other_requests() =>
        Enumerable.Range(0, 50).Count(number => Bytes(new RequestLot(5, ServedTargets.Product).Make(number))
            .SequenceEqual(Bytes(new RequestLot(6, ServedTargets.Product).Make(number)))).ShouldBeLessThan(10);

    [Fact]
    public void Every_mutation_is_drawn_and_some_requests_are_left_sound()
    {
        var lot = new RequestLot(1, ServedTargets.Product);
        Request[] requests = [.. Enumerable.Range(0, Requests).Select(lot.Make)];

        MutationChoice.All.Select(mutation => mutation.Name).Except(requests.SelectMany(request => request.Kinds)).ShouldBeEmpty();
        requests.Count(request => request.IsControl).ShouldBeGreaterThan(Requests / 20);
    }

    [Fact]
    public void Only_the_last_request_of_a_connection_ends_it_on_HTTP_2()
    {
        var lot = new RequestLot(1, ServedTargets.Product);
        foreach (Request request in Enumerable.Range(0, 5_000).Select(lot.Make).Where(request => !request.IsHttp1))
            request.EndsConnection.ShouldBe(request.Number % RequestLot.BatchSize == RequestLot.BatchSize - 1);
    }

    [Fact]
    public void Every_method_of_the_decision_and_rulebook_services_is_a_target()
    {
        var methods = new[] { V1.DecisionServiceReflection.Descriptor, V1.RulebookServiceReflection.Descriptor }
            .SelectMany(file => file.Services).SelectMany(service => service.Methods)
            .Where(method => !method.IsClientStreaming)
            .Select(method => $"/{method.Service.FullName}/{method.Name}");

        methods.Except(ServedTargets.Product.Select(target => target.Path)).ShouldBeEmpty();
    }

    private static byte[] Bytes(Request request) =>
        [.. request.Steps.SelectMany(step => step.Frame?.ToBytes(step.Stream ?? 1) ?? step.Bytes)];
}
