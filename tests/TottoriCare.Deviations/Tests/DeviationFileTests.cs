using TottoriCare.Deviations.Planting;

namespace TottoriCare.Deviations.Tests;

public class DeviationFileTests
{
    private const string Words = """ "words": { "ja": "試し", "en": "a trial" } """;

    public static TheoryData<string, string, string> Faulty => new()
    {
        { "{", "$", "NOT_JSON" },
        { "[]", "$", "OBJECT_EXPECTED" },
        { $$"""{ {{Words}}, "words": {}, "paths": [{ "path": "discharge_unseen" }] }""", "$", "NOT_JSON" },
        { $$"""{ {{Words}} }""", "$", "NOTHING_PLANTED" },
        { $$"""{ {{Words}}, "path": [], "paths": [{ "path": "discharge_unseen" }] }""", "$.path", "UNKNOWN_KEY" },
        { """{ "words": { "ja": "試し" }, "paths": [{ "path": "discharge_unseen" }] }""", "$.words.en", "TEXT_EXPECTED" },
        { $$"""{ {{Words}}, "terms": {} }""", "$.terms", "OBJECT_EXPECTED" },
        { $$"""{ {{Words}}, "terms": { "312012": { "need": { "assessed": false } } } }""", "$.terms.312012", "UNKNOWN_RULEBOOK" },
        { $$"""{ {{Words}}, "terms": { "312011": 7 } }""", "$.terms.312011", "OBJECT_EXPECTED" },
        { $$"""{ {{Words}}, "terms": { "312011": { "pools": { "stays": { "cap": 7 } } } } }""", "$.terms.312011", "NOTHING_CHANGED" },
        { $$"""{ {{Words}}, "terms": { "312011": { "pools": { "stays": { "cap": "six" } } } } }""", "$.terms.312011 → $.terms.pools.stays.cap", "VALUE_NOT_EXPECTED" },
        { $$"""{ {{Words}}, "paths": [] }""", "$.paths", "LIST_EXPECTED" },
        { $$"""{ {{Words}}, "paths": [{ "path": "discharge_unseen" }, { "path": "reads_minds" }] }""", "$.paths[1].path", "UNKNOWN_PATH" },
        { $$"""{ {{Words}}, "paths": ["discharge_unseen"] }""", "$.paths[0].path", "UNKNOWN_PATH" },
        { $$"""{ {{Words}}, "paths": [{ "path": "discharge_unseen", "days": 1 }] }""", "$.paths[0].days", "UNKNOWN_KEY" },
        { $$"""{ {{Words}}, "paths": [{ "path": "history_latest_only" }] }""", "$.paths[0].count", "MISSING" },
        { $$"""{ {{Words}}, "paths": [{ "path": "history_latest_only", "count": 101 }] }""", "$.paths[0].count", "NUMBER_OUT_OF_RANGE" },
        { $$"""{ {{Words}}, "paths": [{ "path": "finding_lost", "rule": "TC-99" }] }""", "$.paths[0].rule", "UNKNOWN_VALUE" },
        { $$"""{ {{Words}}, "paths": [{ "path": "history_without_state", "state": "used" }] }""", "$.paths[0].state", "UNKNOWN_VALUE" },
        { $$"""{ {{Words}}, "paths": [{ "path": "class_taken_as", "class": "", "as": "unknown" }] }""", "$.paths[0].class", "TEXT_EXPECTED" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_faulty_file_is_refused_with_its_place_and_the_mend_in_both_languages(string json, string path, string code)
    {
        DeviationFile.Read(json, out IReadOnlyList<InputError> faults).ShouldBeNull();

        InputError fault = faults.ShouldHaveSingleItem();
        (fault.Path, fault.Code).ShouldBe((path, code));
        fault.Message.Ja.ShouldNotBeEmpty();
        fault.Message.En.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_fault_is_named_at_once()
    {
        DeviationFile.Read("""{ "words": {}, "paths": [{ "path": "grant_rounded_down", "yen": 1 }], "more": 1 }""", out IReadOnlyList<InputError> faults).ShouldBeNull();

        faults.Select(fault => fault.Path).ShouldBe(["$.more", "$.words.ja", "$.words.en", "$.paths[0].yen"], ignoreOrder: true);
    }

    [Fact]
    public void Ninety_are_kept_and_most_of_them_change_code_paths()
    {
        Deviation[] kept = [.. DeviationFile.Kept().Select(file =>
        {
            Deviation? deviation = DeviationFile.Read(file.Json, out IReadOnlyList<InputError> faults);
            faults.ShouldBeEmpty(file.Name);
            return deviation!;
        })];

        kept.Length.ShouldBe(90);
        kept.Count(deviation => deviation.Paths.Count > 0).ShouldBeGreaterThanOrEqualTo(60);
        kept.Select(deviation => deviation.Words.Ja).Distinct().Count().ShouldBe(90);
    }
}
