namespace TottoriCare.Shares;

/// <summary>負担額: one bearer's share of a cost, exactly and in whole yen.</summary>
/// <remarks>The exact share is <see cref="Whole"/> + <see cref="Numerator"/> ÷ <see cref="Denominator"/> yen.</remarks>
/// <param name="Bearer">Who bears it.</param>
/// <param name="Whole">The whole yen of the exact share.</param>
/// <param name="Numerator">The part of a yen above that, 0 or more and below the denominator.</param>
/// <param name="Denominator">The sum of all parts, 1 or more.</param>
/// <param name="Amount">The yen to be paid, odd yen included; none where it is open who bears them (reading F7).</param>
public sealed record CostShare(CostBearer Bearer, Yen Whole, long Numerator, long Denominator, Yen? Amount);
