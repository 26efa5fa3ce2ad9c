using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace TottoriCare.Domain.Tests;

/// <summary>A property: a sentence that holds for every case which a generator can make.</summary>
/// <remarks>
/// <para>A sentence is a predicate, or an action of assertions. Each run draws new cases. On failure the smallest case found
/// is shown, with a seed that draws it again as the first case:</para>
/// <code>PROPERTY_REPLAY=seed,gamma,size dotnet test --filter NameOfTheTest</code>
/// <para><c>PROPERTY_CASES=100000</c> draws that many cases instead of <see cref="UsualCases"/>. A seed that once found a bug is
/// kept in the test, as <c>replay</c>.</para>
/// </remarks>
internal static class Property
{
    public const int UsualCases = 500;
    public const string ReplayVariable = "PROPERTY_REPLAY";
    public const string CasesVariable = "PROPERTY_CASES";

    /// <summary>Holds for every value that FsCheck itself knows how to make of a type; failures are made smaller.</summary>
    public static void Holds<T>(Func<T, bool> sentence, string? replay = null, [CallerMemberName] string name = "") =>
        Run(ArbMap.Default.ArbFor<T>(), sentence, replay, name);

    /// <summary>Holds for every case of a generator.</summary>
    public static void Holds<T>(Gen<T> cases, Func<T, bool> sentence, string? replay = null, [CallerMemberName] string name = "") =>
        Run(cases.ToArbitrary(), sentence, replay, name);

    /// <summary>Holds for every case of a generator: no assertion of the action fails.</summary>
    public static void Holds<T>(Gen<T> cases, Action<T> sentence, string? replay = null, [CallerMemberName] string name = "") =>
        Run(cases.ToArbitrary(), Asserted(sentence), replay, name);

    /// <summary>Holds for every case of a generator that also knows how to make a failing case smaller.</summary>
    public static void Holds<T>(Arbitrary<T> cases, Func<T, bool> sentence, string? replay = null, [CallerMemberName] string name = "") =>
        Run(cases, sentence, replay, name);

    /// <inheritdoc cref="Holds{T}(Arbitrary{T}, Func{T, bool}, string?, string)"/>
    public static void Holds<T>(Arbitrary<T> cases, Action<T> sentence, string? replay = null, [CallerMemberName] string name = "") =>
        Run(cases, Asserted(sentence), replay, name);

    private static Func<T, bool> Asserted<T>(Action<T> sentence) => value =>
    {
        sentence(value);
        return true;
    };

    private static void Run<T>(Arbitrary<T> cases, Func<T, bool> sentence, string? replay, string name)
    {
        string? seed = replay ?? Environment.GetEnvironmentVariable(ReplayVariable);
        int count = Environment.GetEnvironmentVariable(CasesVariable) is { } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : UsualCases;

        Config config = Config.Quick
            .WithMaxTest(count)
            .WithReplay(string.IsNullOrEmpty(seed) ? FSharpOption<Replay>.None : FSharpOption<Replay>.Some(ReplayOf(seed)))
            .WithRunner(new ThrowingRunner());
        Check.One(name, config, Prop.ForAll(cases, sentence));
    }

    private static Replay ReplayOf(string seed)
    {
        string[] parts = seed.Split(',');
        if (parts.Length != 3)
            throw new FormatException($"A replay is 'seed,gamma,size', not '{seed}'.");
        return new Replay(
            new Rnd(ulong.Parse(parts[0], CultureInfo.InvariantCulture), ulong.Parse(parts[1], CultureInfo.InvariantCulture)),
            FSharpOption<int>.Some(int.Parse(parts[2], CultureInfo.InvariantCulture)));
    }

    // Says nothing of a property that holds; throws for one that does not, so that the test fails with everything to mend it.
    private sealed class ThrowingRunner : IRunner
    {
        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(
            int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult)
        {
            switch (testResult)
            {
                case TestResult.Failed failed:
                    throw new PropertyFailedException(Describe(name, failed), (failed.Item4 as Outcome.Failed)?.Item);
                case TestResult.Exhausted exhausted:
                    throw new PropertyFailedException($"{name}: only {exhausted.Item.NumberOfTests} cases met the condition.", null);
            }
        }

        private static string Describe(string name, TestResult.Failed failed)
        {
            Rnd seed = failed.Item6;
            return $"""
                {name} does not hold
                  for:       {Text(failed.Item3)}
                  first for: {Text(failed.Item2)} (case {failed.Item1.NumberOfTests}, made smaller {failed.Item1.NumberOfShrinks} times)
                  because:   {(failed.Item4 as Outcome.Failed)?.Item.Message ?? "the sentence is false"}
                  again:     {ReplayVariable}={seed.Seed},{seed.Gamma},{failed.Item7}
                """;
        }

        private static string Text(object? value) => value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Text))}]",
            _ => value.ToString() ?? "",
        };
    }
}

/// <summary>A property does not hold; the message has the case and the seed.</summary>
internal sealed class PropertyFailedException(string message, Exception? inner) : Exception(message, inner);
