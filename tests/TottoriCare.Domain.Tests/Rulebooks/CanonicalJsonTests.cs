using System.Text.Json;
using TottoriCare.Rulebooks.Reader;

namespace TottoriCare.Domain.Tests.Rulebooks;

/// <summary>RFC 8785, as far as a rulebook needs it.</summary>
public class CanonicalJsonTests
{
    [Theory]
    [InlineData("{ \"b\": 1, \"a\": [ true, false, null ] }", "{\"a\":[true,false,null],\"b\":1}")]
    [InlineData("{ \"a10\": 1, \"a2\": 2, \"A\": 3, \"\": 4 }", "{\"\":4,\"A\":3,\"a10\":1,\"a2\":2}")]
    [InlineData("{ \"\\u20ac\": 1, \"\\ud83d\\ude00\": 2, \"\\ufb33\": 3 }", "{\"\u20ac\":1,\"\ud83d\ude00\":2,\"\ufb33\":3}")] // by UTF-16 code unit
    [InlineData("\"\\u0000\\u001f\\u007f\\/\\\"\\\\\\b\\f\\n\\r\\t\"", "\"\\u0000\\u001f\u007f/\\\"\\\\\\b\\f\\n\\r\\t\"")]
    [InlineData("\"\\u9ce5\\u53d6\"", "\"鳥取\"")]
    [InlineData("[ -0, 7, -12, 9223372036854775807 ]", "[0,7,-12,9223372036854775807]")]
    [InlineData("{}", "{}")]
    [InlineData("[]", "[]")]
    public void One_content_has_one_form(string json, string canonical)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        CanonicalJson.Write(document.RootElement).ShouldBe(canonical);
    }
}
