using System.Collections.Frozen;
using Google.Protobuf;
using TottoriCare.Decisions;
using TottoriCare.Rules;

namespace TottoriCare.Grpc.Decisions;

/// <summary>根拠の書出し: what decisions of one ordinance cite again and again, encoded once: its rules, its open readings, its basis.</summary>
/// <remarks>Immutable. What is not of this ordinance is encoded afresh: another edition may bring rules of its own.</remarks>
internal sealed class EncodedGrounds
{
    private readonly bool _hasWords;
    private readonly DecisionBasis _basis;
    private readonly byte[] _encodedBasis;
    private readonly FrozenDictionary<object, byte[]> _encoded;

    private EncodedGrounds(Ordinance ordinance, bool hasWords)
    {
        _hasWords = hasWords;
        _basis = new DecisionBasis(
            ordinance.Rulebook.Municipality, ordinance.Rulebook.MunicipalityName, ordinance.Rulebook.Digest, ordinance.Holidays.Digest);
        _encodedBasis = Encode(_basis);
        _encoded = ordinance.Rulebook.Rules.Select(rule => KeyValuePair.Create((object)rule, Encode(rule)))
            .Concat(ordinance.Rulebook.Readings.Select(reading => KeyValuePair.Create((object)reading, Encode(reading))))
            .ToFrozenDictionary(ReferenceEqualityComparer.Instance);
    }

    /// <summary>The grounds of an ordinance, with their words or by their codes alone.</summary>
    public static EncodedGrounds Of(Ordinance ordinance, bool hasWords) => new(ordinance, hasWords);

    /// <summary>A rule, as the field of a finding that cites it.</summary>
    public ReadOnlySpan<byte> Of(Rule rule) => _encoded.TryGetValue(rule, out byte[]? encoded) ? encoded : Encode(rule);

    /// <summary>A reading, as a field of <c>Reasons</c>.</summary>
    public ReadOnlySpan<byte> Of(Reading reading) => _encoded.TryGetValue(reading, out byte[]? encoded) ? encoded : Encode(reading);

    /// <summary>A basis, as the field of <c>Reasons</c>.</summary>
    public ReadOnlySpan<byte> Of(DecisionBasis basis) => basis == _basis ? _encodedBasis : Encode(basis);

    private byte[] Encode(Rule rule) => Wording.Keep(_hasWords, new V1.Finding { Rule = rule.ToCitation() }).ToByteArray();

    private byte[] Encode(Reading reading) => Wording.Keep(_hasWords, new V1.Reasons { Readings = { reading.ToReliedOn() } }).ToByteArray();

    private byte[] Encode(DecisionBasis basis) => Wording.Keep(_hasWords, new V1.Reasons { Basis = basis.ToWire() }).ToByteArray();
}
