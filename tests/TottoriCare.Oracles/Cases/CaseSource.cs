using TottoriCare.Oracles.Comparing;

namespace TottoriCare.Oracles.Cases;

/// <summary>事例: a question put to a setting; drawn again by its seed and index.</summary>
public sealed record DrawnCase(long Index, Setting Setting, Question Question);

/// <summary>事例の列: the endless sequence of cases of a seed, each drawn by itself.</summary>
/// <remarks>A third of it asks the two shipped rulebooks by their own readings; the rest every other rulebook and every alternative.</remarks>
public sealed class CaseSource(long seed)
{
    private static readonly Setting s_city = Setting.Plain("312011");
    private static readonly Setting s_prefecture = Setting.Plain("310000");
    private static readonly Setting[] s_fixtures = [.. Setting.All.Where(setting => setting.IsPlain && setting != s_city && setting != s_prefecture)];
    private static readonly Setting[] s_alternatives = [.. Setting.All.Where(setting => !setting.IsPlain)];

    public DrawnCase At(long index)
    {
        var draw = new Draw(seed, index);
        Setting setting = draw.Below(100) switch
        {
            < 30 => s_city,
            < 36 => s_prefecture,
            < 80 => draw.One<Setting>(s_fixtures),
            _ => draw.One<Setting>(s_alternatives),
        };
        return new DrawnCase(index, setting, new QuestionDraw(setting, draw).Question());
    }

    /// <summary>The cases of one setting alone.</summary>
    public DrawnCase At(long index, Setting setting) => new(index, setting, new QuestionDraw(setting, new Draw(seed, index)).Question());
}
