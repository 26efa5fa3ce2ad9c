using TottoriCare.Hours;
using TottoriCare.Rulebooks;

namespace TottoriCare.Dmn;

/// <summary>利用時間の表: whether a visit lies between the clock times, is short enough, and falls on a day on which visits are given.</summary>
internal static class HoursTables
{
    public static void AddTo(DmnModel model) => model.AddMatter(
        model.Terms.Hours, type => !type.IsOvernight, "hours", "利用時間", "The hours of visits",
        new Aspect<HoursTerms>(Status.Table("hours_within", "利用の時間帯に収まるか", "Whether a visit lies between the clock times"), AddWithin),
        new Aspect<HoursTerms>(Status.Table("hours_longest", "利用の長さが限度以内か", "Whether a visit is short enough"), AddLongest),
        new Aspect<HoursTerms>(Status.Table("hours_visits_of_day", "1日の利用の回数が限度以内か", "Whether the visits of the day are few enough"), AddVisits),
        new Aspect<HoursTerms>(Status.Table("hours_open_day", "開庁日の利用か", "Whether a visit falls on a day on which visits are given"), AddOpenDay));

    private static void AddWithin(DmnTable table, DmnModel model, DmnTest care, HoursTerms terms)
    {
        string from = Feel.Time(terms.From);
        string until = Feel.Time(terms.Until);
        DmnTest notTooEarly = Inputs.StartsAt.Is($">= {from}");
        table.Add(Feel.Of(Status.Met), terms.Rule, care, notTooEarly, Inputs.EndsAt.Is($"<= {until}"));
        table.Refuse(model, Matter.Hours, terms.Rule, care, Inputs.StartsAt.Is($"< {from}"));
        table.Refuse(model, Matter.Hours, terms.Rule, care, notTooEarly, Inputs.EndsAt.Is($"> {until}"));
    }

    private static void AddLongest(DmnTable table, DmnModel model, DmnTest care, HoursTerms terms)
    {
        DmnInput minutes = ReferenceEquals(terms.MeasuredPer, MeasuredPer.Day) ? Inputs.DayMinutes : Inputs.VisitMinutes;
        table.Add(Feel.Of(Status.Met), terms.Rule, care, minutes.Is(Feel.AtMost(terms.LongestMinutes)));
        table.Refuse(model, Matter.Hours, terms.Rule, care, minutes.Is(Feel.MoreThan(terms.LongestMinutes)));
    }

    private static void AddVisits(DmnTable table, DmnModel model, DmnTest care, HoursTerms terms)
    {
        if (terms.MostVisitsPerDay is not { } most)
        {
            table.Add(Feel.Of(Status.None), terms.Rule, care);
            return;
        }

        table.Add(Feel.Of(Status.Met), terms.Rule, care, Inputs.VisitsOfDay.Is(Feel.AtMost(most.Value)));
        table.Refuse(model, Matter.Hours, terms.Rule, care, Inputs.VisitsOfDay.Is(Feel.MoreThan(most.Value)));
    }

    private static void AddOpenDay(DmnTable table, DmnModel model, DmnTest care, HoursTerms terms)
    {
        if (!terms.OnOpenDaysOnly)
        {
            table.Add(Feel.Of(Status.None), terms.Rule, care);
            return;
        }

        table.Add(Feel.Of(Status.None), terms.Rule, care, Inputs.DayIsOpen.Is(Feel.True));
        table.Refuse(model, Matter.Hours, terms.Rule, care, Inputs.DayIsOpen.Is(Feel.False));
    }
}
