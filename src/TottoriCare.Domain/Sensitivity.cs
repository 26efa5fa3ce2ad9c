using TottoriCare.Decisions;
using TottoriCare.Rules;

namespace TottoriCare;

/// <summary>解釈による違い: decides again under every alternative reading and tells which of them would change the answer.</summary>
/// <remarks>Pure and immutable: it holds one ordinance for each alternative, so build it once and keep it.</remarks>
public sealed class Sensitivity
{
    private readonly Dictionary<Alternative, Ordinance> _underAlternatives = [];

    private Sensitivity(Ordinance ordinance)
    {
        Ordinance = ordinance;
        foreach (Alternative alternative in ordinance.Rulebook.Readings.SelectMany(reading => reading.Alternatives))
        {
            if (alternative.IsModelled)
                _underAlternatives.Add(alternative, ordinance.Under(alternative));
        }
    }

    /// <summary>The ordinance under the rulebook's own readings.</summary>
    public Ordinance Ordinance { get; }

    /// <summary>The sensitivity of an ordinance.</summary>
    public static Sensitivity Of(Ordinance ordinance) => new(ordinance);

    /// <summary>Every alternative of the readings that a decision rests on, under which its answer would differ.</summary>
    /// <param name="decision">The decision, made by <see cref="Ordinance"/>.</param>
    /// <param name="decideAgain">How it was made: the same question to another ordinance.</param>
    /// <returns>In the order of the decision's readings; empty where no open reading matters.</returns>
    public IReadOnlyList<Divergence> Of(Decision decision, Func<Ordinance, Decision> decideAgain)
    {
        var divergences = new List<Divergence>();
        foreach (Reading reading in decision.Readings)
        {
            foreach (Alternative alternative in reading.Alternatives.Where(alternative => alternative.IsModelled))
            {
                Decision other = decideAgain(_underAlternatives[alternative]);
                IReadOnlyList<ChangedFigure> changes = ChangedFigure.Between(decision.Answer, other.Answer);
                if (changes.Count > 0)
                    divergences.Add(new Divergence(reading, alternative, other, changes));
            }
        }

        return divergences;
    }
}

/// <summary>違い: an alternative reading under which a decision would be answered otherwise.</summary>
/// <param name="Reading">The open reading.</param>
/// <param name="Alternative">The other answer to it.</param>
/// <param name="Decision">The decision under it.</param>
/// <param name="Changes">What would differ, figure by figure.</param>
public sealed record Divergence(Reading Reading, Alternative Alternative, Decision Decision, IReadOnlyList<ChangedFigure> Changes);
