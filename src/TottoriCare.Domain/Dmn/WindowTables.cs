using TottoriCare.Calendars;
using TottoriCare.Care;
using TottoriCare.Eligibility;
using TottoriCare.Rulebooks;

namespace TottoriCare.Dmn;

/// <summary>対象期間の表: whether a use lies in the window after the birth.</summary>
internal static class WindowTables
{
    public static void AddTo(DmnModel model) => model.AddMatter(
        model.Terms.Windows, _ => true, "window", "対象期間", "The window after birth",
        new Aspect<WindowTerms>(Status.Table("window_begins", "対象期間の始まり: 早すぎないか", "Whether a use does not begin before the window"), AddBegin),
        new Aspect<WindowTerms>(Status.Table("window_ends", "対象期間の終わり: 遅すぎないか", "Whether a use does not end after the window"), AddEnd),
        new Aspect<WindowTerms>(Status.Table("window_no_infant", "乳児がいないとき（流産・死産）に対象となるか", "Whether care without an infant is covered"), AddNoInfant));

    private static void AddBegin(DmnTable table, DmnModel model, DmnTest care, WindowTerms terms)
    {
        bool onLastDay = ReferenceEquals(terms.TestedOn, TestedOn.LastDay);
        DmnInput sinceDelivery = Inputs.DaysFrom(fromDischarge: false, onLastDay);
        table.Refuse(model, Matter.Windows, terms.Rule, care, sinceDelivery.Is(Feel.Below(0)));
        if (!ReferenceEquals(terms.Begins, WindowStart.Discharge))
        {
            table.Add(Feel.Of(Status.Met), terms.Rule, care, sinceDelivery.Is(Feel.AtLeast(0)));
            return;
        }

        DmnInput sinceDischarge = Inputs.DaysFrom(fromDischarge: true, onLastDay);
        DmnTest[] born = [care, sinceDelivery.Is(Feel.AtLeast(0))];
        table.Add(Feel.Of(Status.Met), terms.Rule, [.. born, Inputs.DischargeKnown.Is(Feel.False)]);
        table.Refuse(model, Matter.Windows, terms.Rule, [.. born, Inputs.DischargeKnown.Is(Feel.True), sinceDischarge.Is(Feel.Below(0))]);
        table.Add(Feel.Of(Status.Met), terms.Rule, [.. born, Inputs.DischargeKnown.Is(Feel.True), sinceDischarge.Is(Feel.AtLeast(0))]);
    }

    // Counted from the day of delivery, or from the due day after a preterm birth where the rulebook corrects for it.
    private static void AddEnd(DmnTable table, DmnModel model, DmnTest care, WindowTerms terms)
    {
        if (terms.PretermBelowWeeks is not { } weeks)
        {
            AddEnd(table, model, terms, fromDueDay: false, care);
            return;
        }

        DmnTest known = Inputs.DueDayKnown.Is(Feel.True);
        AddEnd(table, model, terms, fromDueDay: false, care, Inputs.DueDayKnown.Is(Feel.False));
        AddEnd(table, model, terms, fromDueDay: true, care, known, Inputs.GestationWeeks.Is(Feel.Below(weeks)));
        AddEnd(table, model, terms, fromDueDay: false, care, known, Inputs.GestationWeeks.Is(Feel.AtLeast(weeks)));
    }

    private static void AddEnd(DmnTable table, DmnModel model, WindowTerms terms, bool fromDueDay, params IReadOnlyList<DmnTest> when)
    {
        CivilPeriod lasts = terms.Lasts;
        DmnInput passed = Inputs.WholePeriods(lasts.Unit, terms.Counting, fromDueDay, onLastDay: !ReferenceEquals(terms.TestedOn, TestedOn.FirstDay));
        table.Add(Feel.Of(Status.Met), terms.Rule, [.. when, passed.Is(Feel.Below(lasts.Count))]);
        table.Refuse(model, Matter.Windows, terms.Rule, [.. when, passed.Is(Feel.AtLeast(lasts.Count))]);
    }

    private static void AddNoInfant(DmnTable table, DmnModel model, DmnTest care, WindowTerms terms)
    {
        if (terms.CoversNoInfant)
        {
            table.Add(Feel.Of(Status.None), terms.Rule, care);
            return;
        }

        table.Refuse(model, Matter.Windows, terms.Rule, care, Inputs.Infants.Is(Feel.Number(0)));
        table.Add(Feel.Of(Status.None), terms.Rule, care, Inputs.Infants.Is(Feel.MoreThan(0)));
    }
}
