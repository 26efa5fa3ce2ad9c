using TottoriCare.LogProofs.History;

namespace TottoriCare.LogProofs.Tampering;

/// <summary>One way to tamper with a log.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Apply">Does it, and says what has to be found.</param>
internal sealed record Tamper(string Name, Func<ExportedLog, SampleLedger, Random, Expected> Apply);

/// <summary>What has to be found.</summary>
/// <param name="Place">The entry, or the statement that does not hold.</param>
/// <param name="Code">What is wrong with it.</param>
/// <param name="Since">An earlier checkpoint that the auditor holds; none where he holds none.</param>
/// <param name="IsFirst">Whether nothing else may be found before; a log that is cut off may lack an erasure too.</param>
internal sealed record Expected(string Place, string Code, V1.Checkpoint? Since = null, bool IsFirst = true);
