using System.Text.Json.Nodes;
using TottoriCare.Coverage;

namespace TottoriCare.Planting;

/// <summary>A rulebook with one thing planted in it.</summary>
/// <param name="What">The kind of planting, for the list.</param>
/// <param name="Root">The rulebook.</param>
/// <param name="Kind">As what it has to be found.</param>
/// <param name="Place">The JSON path where it was planted, or below which.</param>
/// <param name="From">The first day of use on which it can show; none for every day.</param>
internal sealed record Planted(string What, JsonNode Root, CoverageKind Kind, string Place, string? From = null);
