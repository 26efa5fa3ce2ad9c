using TottoriCare.Rules;

namespace TottoriCare.Rulebooks;

/// <summary>版: the terms with a set of amendments in force, compiled once, so that a decision never sees JSON.</summary>
public sealed class Edition
{
    private readonly Dictionary<Alternative, Terms> _underAlternatives;

    internal Edition(IReadOnlyList<Amendment> inForce, Terms terms, Dictionary<Alternative, Terms> underAlternatives)
    {
        InForce = inForce;
        Terms = terms;
        _underAlternatives = underAlternatives;
    }

    /// <summary>The amendments in force, earliest first.</summary>
    public IReadOnlyList<Amendment> InForce { get; }

    /// <summary>The terms.</summary>
    public Terms Terms { get; }

    /// <summary>Whether an amendment in force has answered an open reading.</summary>
    public bool Settles(Reading reading)
    {
        foreach (Amendment amendment in InForce)
        {
            if (amendment.Settles.Contains(reading))
                return true;
        }

        return false;
    }

    /// <summary>The terms under another answer to an open reading; these terms where an amendment has settled the reading.</summary>
    internal Terms Under(Alternative alternative) => _underAlternatives[alternative];
}
