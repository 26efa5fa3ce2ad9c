namespace TottoriCare.Domain.Tests;

public class LocalizedTextTests
{
    [Fact]
    public void A_text_is_read_in_the_language_that_is_asked_for()
    {
        var text = new LocalizedText("泊", "nights");

        text.In(Language.Japanese).ShouldBe("泊");
        text.In(Language.English).ShouldBe("nights");
    }
}
