using TottoriCare.Caps;
using TottoriCare.Rulebooks;

namespace TottoriCare.Dmn;

/// <summary>連続する宿泊の表: whether a stay, with those that touch it, is neither too short nor too long.</summary>
internal static class StayLengthTables
{
    public static void AddTo(DmnModel model) => model.AddMatter(
        model.Terms.StayLengths, type => type.IsOvernight, "stay_length", "連続する宿泊の長さ", "The length of a stay",
        new Aspect<StayLengthTerms>(Status.Table("stay_shortest", "宿泊の最短: 短すぎないか", "Whether a stay is not too short"), AddShortest),
        new Aspect<StayLengthTerms>(Status.Table("stay_longest", "連続する宿泊の最長: 長すぎないか", "Whether a continuous stay is not too long"), AddLongest),
        new Aspect<StayLengthTerms>(Status.Table("stay_shared_night", "ほかの宿泊と同じ夜が重ならないか", "Whether no night is shared with another stay"), AddShared));

    private static void AddShortest(DmnTable table, DmnModel model, DmnTest care, StayLengthTerms terms)
    {
        table.Refuse(model, Matter.StayLengths, terms.Rule, care, Inputs.Nights.Is(Feel.Below(terms.Shortest.Value)));
        table.Add(Feel.Of(Status.None), terms.Rule, care, Inputs.Nights.Is(Feel.AtLeast(terms.Shortest.Value)));
    }

    private static void AddLongest(DmnTable table, DmnModel model, DmnTest care, StayLengthTerms terms)
    {
        DmnInput nights = terms.ContinuityGapDays is { } gap ? Inputs.ContinuousNights(gap) : Inputs.Nights;
        table.Add(Feel.Of(Status.Met), terms.Rule, care, nights.Is(Feel.AtMost(terms.Longest.Value)));
        table.Refuse(model, Matter.StayLengths, terms.Rule, care, nights.Is(Feel.MoreThan(terms.Longest.Value)));
    }

    private static void AddShared(DmnTable table, DmnModel model, DmnTest care, StayLengthTerms terms)
    {
        if (ReferenceEquals(terms.SharedNight, SharedNight.EachCounts))
        {
            table.Add(Feel.Of(Status.None), terms.Rule, care);
            return;
        }

        DmnTest[] shares = [care, Inputs.SharesANight.Is(Feel.True)];
        table.Add(Feel.Of(Status.None), terms.Rule, care, Inputs.SharesANight.Is(Feel.False));
        if (ReferenceEquals(terms.SharedNight, SharedNight.Refused))
            table.Refuse(model, Matter.StayLengths, terms.Rule, shares);
        else
            table.Add(Feel.Of(Status.NeedsReview), terms.Rule, shares);
    }
}
