using NodaTime;
using TottoriCare.Rules;

namespace TottoriCare.Rulebooks;

/// <summary>定めの時期: from which day the source states the terms; an earlier day is decided by them too, by a reading (V1).</summary>
/// <param name="StatedFrom">The first day for which the source states the terms.</param>
/// <param name="Reading">The reading by which earlier days are decided by the same terms.</param>
public sealed record InForce(LocalDate StatedFrom, Reading Reading);
