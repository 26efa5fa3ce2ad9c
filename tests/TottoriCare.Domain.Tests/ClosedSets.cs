using System.Collections;
using System.Reflection;
using TottoriCare.Rulebooks;

namespace TottoriCare.Domain.Tests;

/// <summary>Every closed set of the library, found by reflection.</summary>
internal static class ClosedSets
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(Ordinance).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Coded<>))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>The codes that the terms of a rulebook may use, set by set.</summary>
    public static IReadOnlyList<string[]> Codes { get; } =
    [
        .. All.Where(type => type != typeof(TottoriCare.Decisions.FindingReason) && type != typeof(Matter))
            .Select(type => ValuesOf(type).Select(CodeOf).ToArray()),
        ["day_before_corresponding_day", "first_day_left_out", "corresponding_day"],
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    ];

    public static IReadOnlyList<object> ValuesOf(Type closedSet) =>
    [
        .. ((IEnumerable)closedSet.GetProperty("List", BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)!.GetValue(null)!)
            .Cast<object>(),
    ];

    public static string CodeOf(object value) => (string)value.GetType().GetProperty("Code")!.GetValue(value)!;

    public static int NumberOf(object value) => (int)value.GetType().GetProperty("Value")!.GetValue(value)!;

    public static LocalizedText TitleOf(object value) => (LocalizedText)value.GetType().GetProperty("Title")!.GetValue(value)!;
}
