using FsCheck;
using FsCheck.Fluent;
using TottoriCare.Grpc.Access;
using TottoriCare.Grpc.Tests.Protos;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Access;

public class NamedFieldsTests
{
    private static readonly Gen<string> s_names = Gen.Elements("a", "b", "c", "");

    [Fact]
    public void Whatever_a_message_names_at_any_depth_is_asked_about() => Property.Holds(VisitOf(3), visit =>
    {
        var asked = new List<string>();

        NamedFields.Of(Visit.Descriptor, "municipality_code").AllIn(visit, name =>
        {
            asked.Add(name);
            return true;
        }).ShouldBeTrue();

        asked.Order().ShouldBe(NamesIn(visit).Order());
    });

    [Fact]
    public void One_name_that_is_not_allowed_is_enough() => Property.Holds(
        from visit in VisitOf(3)
        from allowed in Gen.SubListOf(["a", "b", "c", ""])
        select (visit, allowed),
        c => NamedFields.Of(Visit.Descriptor, "municipality_code").AllIn(c.visit, c.allowed.Contains) == NamesIn(c.visit).All(c.allowed.Contains));

    [Fact]
    public void A_choice_that_was_not_taken_names_nothing()
    {
        NamedFields fields = NamedFields.Of(Named.Descriptor, "municipality_code");

        fields.AllIn(new Named { Text = "text" }, _ => false).ShouldBeTrue();
        fields.AllIn(new Named(), _ => false).ShouldBeTrue();
        fields.AllIn(new Named { MunicipalityCode = "" }, _ => false).ShouldBeFalse();
    }

    [Fact]
    public void Types_that_can_name_nothing_are_known()
    {
        NamedFields.Of(Everywhere.Descriptor, "municipality_code").AreNone.ShouldBeTrue();
        NamedFields.Of(Visit.Descriptor, "municipality_code").AreNone.ShouldBeFalse();
        NamedFields.Of(Named.Descriptor, "facility_id").AreNone.ShouldBeTrue();
        NamedFields.Of(V1.DiffRulebooksRequest.Descriptor, "municipality_code").AreNone.ShouldBeFalse();
    }

    internal static Gen<Visit> VisitOf(int depth) =>
        from code in s_names
        from inner in depth == 0 ? Gen.Constant((Visit)null!) : Gen.OneOf(Gen.Constant((Visit)null!), VisitOf(depth - 1))
        from named in NamedOnes.ListOf()
        from byName in NamedOnes.ListOf()
        select Made(code, inner, named, byName);

    private static Gen<Named> NamedOnes => Gen.OneOf(
        s_names.Select(name => new Named { MunicipalityCode = name }), s_names.Select(name => new Named { Text = name }), Gen.Constant(new Named()));

    private static Visit Made(string code, Visit? inner, IEnumerable<Named> named, IEnumerable<Named> byName)
    {
        var visit = new Visit { MunicipalityCode = code, Inner = inner, Named = { named } };
        foreach (Named one in byName)
            visit.ByName[$"{visit.ByName.Count}"] = one;
        return visit;
    }

    private static IEnumerable<string> NamesIn(Visit? visit) => visit is null ? [] :
    [
        visit.MunicipalityCode,
        .. NamesIn(visit.Inner),
        .. visit.Named.Concat(visit.ByName.Values)
            .Where(one => one.ChoiceCase == Protos.Named.ChoiceOneofCase.MunicipalityCode).Select(one => one.MunicipalityCode),
    ];
}
