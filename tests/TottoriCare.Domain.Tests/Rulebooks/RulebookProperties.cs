using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using TottoriCare.Care;
using TottoriCare.Rulebooks;
using static TottoriCare.Domain.Tests.Rulebooks.JsonEdits;

namespace TottoriCare.Domain.Tests.Rulebooks;

public class RulebookProperties
{
    // Rulebooks whose terms differ from a shipped one in up to four values, among those that the reader accepts.
    private static readonly (RulebookDraft Draft, Rulebook Rulebook)[] s_pool =
        [.. (from code in Gen.Elements(Tottori.CityCode, Tottori.PrefectureCode)
             from count in Gen.Choose(0, 4)
             from picks in Gen.Choose(0, 1_000_000).ListOf(count)
             select (code, picks)).Sample(80).Select(drawn => Mutated(drawn.code, drawn.picks)).Select(draft => (draft, draft.Read()))];

    private static readonly Gen<(RulebookDraft Draft, Rulebook Rulebook)> s_mutants = Gen.Elements(s_pool);

    [Fact]
    public void A_rulebook_survives_being_written_and_read_again() => Each(mutant =>
    {
        Rulebook rulebook = mutant.Rulebook;
        Rulebook again = Read(rulebook.ToJson());

        again.ToJson().ShouldBe(rulebook.ToJson());
        again.Digest.ShouldBe(rulebook.Digest);
        again.Rules.Select(Described).ShouldBe(rulebook.Rules.Select(Described));
        again.Classes.Select(household => (household.Code, household.Title)).ShouldBe(
            rulebook.Classes.OrderBy(household => household.Code, StringComparer.Ordinal)
                .Select(household => (household.Code, household.Title)), ignoreOrder: true);
        JsonNode.DeepEquals(JsonNode.Parse(rulebook.ToJson()), mutant.Draft.Root).ShouldBeTrue();
    });

    [Fact]
    public void A_rulebook_written_and_read_again_decides_the_same() => Property.Holds(
        from pair in Gen.Elements(s_read)
        from request in Corpus.Requests.Generator
        from cancellation in Corpus.Cancellations
        select (pair.One, pair.Again, request, cancellation),
        asked => Answers(asked.Again, asked.request, asked.cancellation) == Answers(asked.One, asked.request, asked.cancellation));

    [Fact]
    public void Layout_order_of_keys_comments_and_escapes_change_no_digest() => Each(mutant =>
    {
        foreach (string text in Rewritten(mutant.Draft.Root).Sample(2))
        {
            Rulebook rulebook = Read(text);

            rulebook.Digest.ShouldBe(mutant.Rulebook.Digest);
            rulebook.ToJson().ShouldBe(mutant.Rulebook.ToJson());
        }
    });

    [Fact]
    public void Two_rulebooks_have_one_digest_exactly_where_they_say_the_same() => Property.Holds(
        from one in s_mutants
        from other in s_mutants
        select (one, other),
        pair => (pair.one.Rulebook.Digest == pair.other.Rulebook.Digest) == JsonNode.DeepEquals(pair.one.Draft.Root, pair.other.Draft.Root));

    [Fact]
    public void Any_single_change_of_a_number_a_truth_or_a_text_changes_the_digest()
    {
        foreach (string code in new[] { Tottori.CityCode, Tottori.PrefectureCode })
        {
            string digest = RulebookDraft.Of(code).Read().Digest;
            foreach ((string path, JsonValue value) in LeavesOfTerms(RulebookDraft.Of(code).Root))
            {
                foreach (JsonNode other in OtherValues.Of(value))
                {
                    if (Rulebook.TryParse(RulebookDraft.Of(code).Set(path, other.ToJsonString()).ToBytes(), out Rulebook? changed, out _))
                        changed.Digest.ShouldNotBe(digest, path);
                }
            }
        }
    }

    private static readonly (Ordinance One, Ordinance Again)[] s_read =
        [.. s_pool.Take(40).Select(mutant => (Tottori.OrdinanceOf(mutant.Rulebook), Tottori.OrdinanceOf(Read(mutant.Rulebook.ToJson()))))];

    // The pool is drawn anew at each run; what fails is shown with its terms.
    private static void Each(Action<(RulebookDraft Draft, Rulebook Rulebook)> check)
    {
        foreach ((RulebookDraft Draft, Rulebook Rulebook) mutant in s_pool)
        {
            try
            {
                check(mutant);
            }
            catch (ShouldAssertException failure)
            {
                throw new PropertyFailedException($"{failure.Message}\nfor {mutant.Draft}", failure);
            }
        }
    }

    private static RulebookDraft Mutated(string code, IEnumerable<int> picks)
    {
        RulebookDraft draft = RulebookDraft.Of(code);
        foreach (int pick in picks)
        {
            IReadOnlyList<(string Path, JsonValue Value)> leaves = LeavesOfTerms(draft.Root);
            (string path, JsonValue value) = leaves[pick % leaves.Count];
            JsonNode[] others = [.. OtherValues.Of(value)];
            if (others.Length == 0)
                continue;
            string before = value.ToJsonString();

            draft.Set(path, others[pick / leaves.Count % others.Length].ToJsonString());
            if (!Rulebook.TryParse(draft.ToBytes(), out _, out _))
                draft.Set(path, before);
        }

        return draft;
    }

    private static Rulebook Read(string text)
    {
        Rulebook.TryParse(Encoding.UTF8.GetBytes(text), out Rulebook? rulebook, out IReadOnlyList<InputError> errors)
            .ShouldBeTrue(string.Join('\n', errors));
        return rulebook!;
    }

    // The order of the canonical form is that of the keys, so what is compared is what each says.
    private static string Described(TottoriCare.Rules.Rule rule) =>
        $"{rule.Id} {rule.Text} {rule.Source} {rule.Locator} {rule.Mark.Code} {string.Join(',', rule.Readings.Select(reading => reading.Question))}";

    private static string Answers(Ordinance ordinance, Request request, TottoriCare.Cancellations.Cancellation cancellation)
    {
        HouseholdClass household = ordinance.Rulebook.FindClass(cancellation.HouseholdClass.Code) ?? HouseholdClass.Unknown;
        return string.Join('\n',
            ordinance.DecideBooking(request.Case, request.Booking, request.History).Verdict,
            ordinance.AssessCancellation(cancellation with { HouseholdClass = household }).Verdict);
    }
}
