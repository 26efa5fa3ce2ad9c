namespace TottoriCare.Domain.Tests;

/// <summary>What every refusal of outside input owes to its reader.</summary>
internal static class Refusals
{
    /// <summary>A refusal has its code and place, and says what is wrong and how to mend it in whole sentences of both languages.</summary>
    public static void ShouldBeRefusal(this InputError? error, string code, string path = "")
    {
        error.ShouldNotBeNull();
        (error.Code, error.Path).ShouldBe((code, path));
        error.Message.Ja.ShouldMatch(@"\A[^a-z].*[\u3041-\u9FFF].*。\z");
        error.Message.En.ShouldMatch(@"\A[A-Z].*[a-z].*\.\z");
    }
}
