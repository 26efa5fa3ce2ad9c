using Ardalis.SmartEnum;
using Google.Protobuf.Reflection;
using TottoriCare.Care;
using TottoriCare.Cancellations;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の語: by which words a cell says a value of one of the contract's sets, and the result an outcome.</summary>
internal static class CsvWords
{
    private static readonly Dictionary<string, IReadOnlyList<(int Number, string Code, LocalizedText Title)>> s_sets = new()
    {
        [nameof(V1.CareType)] = Of<CareType>(),
        [nameof(V1.AssessedNeed)] = Of<AssessedNeed>(),
        [nameof(V1.UseState)] = Of<UseState>(),
        [nameof(V1.CancellationKind)] = Of<CancellationKind>(),

        // In the domain these two are types of their own.
        [nameof(V1.ResidenceStatus)] =
        [
            ((int)V1.ResidenceStatus.Resident, "resident", new("住民", "resident")),
            ((int)V1.ResidenceStatus.NotResident, "not_resident", new("住民でない", "not resident")),
            ((int)V1.ResidenceStatus.Unknown, "unknown", new("不明", "unknown")),
        ],
        [nameof(V1.NoticeStatus)] =
        [
            ((int)V1.NoticeStatus.Given, "given", new("連絡あり", "given")),
            ((int)V1.NoticeStatus.None, "none", new("連絡なし", "none")),
        ],
    };

    private static readonly char[] s_brackets = ['（', '）'];

    /// <summary>The number of a value; none where no value of the set is called so.</summary>
    public static int? NumberOf(EnumDescriptor set, string text)
    {
        foreach ((int number, string code, LocalizedText title) in s_sets[set.Name])
        {
            if (text == code || Titles(title).Contains(text))
                return number;
        }

        return null;
    }

    /// <summary>How a file of a language says the values of a set, for an error to offer.</summary>
    public static string Offered(EnumDescriptor set, Language language) => string.Join(
        language == Language.Japanese ? "、" : ", ", s_sets[set.Name].Select(value => language == Language.Japanese ? value.Title.Ja : value.Code));

    /// <summary>A value as a result in a language says it: its title in Japanese, else its code.</summary>
    public static string In<T>(int number, Language language)
        where T : Coded<T>
    {
        T value = SmartEnum<T>.FromValue(number);
        return language == Language.Japanese ? value.Title.Ja : value.Code;
    }

    // ショートステイ（宿泊型） is called by either half too.
    private static IEnumerable<string> Titles(LocalizedText title) =>
        title.Ja.Split(s_brackets, StringSplitOptions.RemoveEmptyEntries).Append(title.Ja);

    private static IReadOnlyList<(int, string, LocalizedText)> Of<T>()
        where T : Coded<T> => [.. SmartEnum<T>.List.OrderBy(value => value.Value).Select(value => (value.Value, value.Code, value.Title))];
}
