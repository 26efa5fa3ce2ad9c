using System.Text;
using Google.Protobuf;
using TottoriCare.Grpc.Tests.Protos;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Tests.Transport.Json;

public class StrictJsonTests
{
    private static readonly GrpcServerOptions Options = new();

    /// <summary>JSON that the mapping allows; protobuf's own parser is the oracle for what it means.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"int32":-2147483648,"int64":"-9223372036854775808","uint32":4294967295,"uint64":"18446744073709551615"}""")]
    [InlineData("""{"int_32":1,"int_64":2,"sint_32":-3,"sint_64":"-4","fixed_32":5,"fixed_64":"6","sfixed_32":-7,"sfixed_64":"-8"}""")]
    [InlineData("""{"int32":1.0,"int64":12e2,"uint32":1200e-2,"sint32":-0,"fixed32":0e0,"sfixed32":-1.50e1}""")]
    [InlineData("""{"int32":"17","uint64":17}""")]
    [InlineData("""{"aFloat":1.5,"aDouble":-2.5e-3}""")]
    [InlineData("""{"aFloat":3.4028235e+38,"aDouble":-1.7976931348623157e308}""")]
    [InlineData("""{"aFloat":"NaN","aDouble":"-Infinity"}""")]
    [InlineData("""{"aFloat":"1.5","aDouble":"Infinity"}""")]
    [InlineData("""{"aBool":true,"text":"産後\n\u30b1ア 😀 \ud83d\ude00","raw":"AQID","colour":"COLOUR_RED"}""")]
    [InlineData("""{"raw":"+/8=","colour":2}""")]
    [InlineData("""{"raw":"AQ=="}""")]
    [InlineData("""{"child":{"child":{"text":"x"}},"maybe":0}""")]
    [InlineData("""{"numbers":[1,2,3],"children":[{},{"text":"y"}],"colours":["COLOUR_BLUE",1]}""")]
    [InlineData("""{"byName":{"a":1,"":2,"日":3},"byNumber":{"-5":{"text":"z"}},"byFlag":{"true":"t","false":"f"}}""")]
    [InlineData("""{"firstChoice":0}""")]
    [InlineData("""{"thirdChoice":{"secondChoice":"s"}}""")]
    [InlineData("""{"at":"2026-05-12T12:00:00+09:00","takes":"3600s"}""")]
    [InlineData("""{"at":"0001-01-01T00:00:00Z","takes":"-315576000000s"}""")]
    [InlineData("""{"at":"9999-12-31T23:59:59.999999999Z","takes":"-1.5s"}""")]
    [InlineData("""{"mask":"firstDay,child.careType"}""")]
    [InlineData("""{"structure":{"a":null,"b":[1,"x",true,{}]},"value":null,"listValue":[1,null],"values":[null,1]}""")]
    [InlineData("""{"nullValue":null}""")]
    [InlineData("""{"wrappedInt32":1,"wrappedInt64":"2","wrappedUint32":3,"wrappedUint64":"4","wrappedBool":true}""")]
    [InlineData("""{"wrappedText":"","wrappedRaw":"AA==","wrappedFloat":1,"wrappedDouble":2,"wrappedNumbers":[0,1]}""")]
    [InlineData("""{"int32":null,"text":null,"child":null,"numbers":null,"byName":null,"at":null,"wrappedInt32":null}""")]
    [InlineData("""{"\u0069nt32":7}""")]
    [InlineData(" \r\n\t{ \"int32\" : 1 }\n ")]
    public void Json_of_the_mapping_is_read_as_protobuf_reads_it(string json)
    {
        (Everything? message, IReadOnlyList<InputError> errors) = Read(json);

        errors.ShouldBeEmpty();
        message.ShouldBe(JsonParser.Default.Parse<Everything>(json));
    }

    [Theory]
    [InlineData("-_8")]
    [InlineData("-_8=")]
    [InlineData("+/8")]
    public void Bytes_may_be_url_safe_and_without_padding(string base64)
    {
        (Everything? message, _) = Read($$"""{"raw":"{{base64}}"}""");

        message!.Raw.ToByteArray().ShouldBe([0xFB, 0xFF]);
    }

    [Fact]
    public void A_null_member_of_a_oneof_leaves_room_for_another()
    {
        (Everything? message, _) = Read("""{"firstChoice":null,"secondChoice":"s","thirdChoice":null}""");

        message!.SecondChoice.ShouldBe("s");
    }

    [Fact]
    public void A_byte_order_mark_is_skipped()
    {
        (Everything? message, _) = Read([0xEF, 0xBB, 0xBF, .. "{\"int32\":1}"u8]);

        message!.Int32.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"int32":1,"int32":1}""", "int_32", "DUPLICATE_FIELD")]
    [InlineData("""{"int32":1,"int_32":2}""", "int_32", "DUPLICATE_FIELD")]
    [InlineData("""{"int32":null,"int_32":2}""", "int_32", "DUPLICATE_FIELD")]
    [InlineData("""{"child":{"text":"a","text":"a"}}""", "child.text", "DUPLICATE_FIELD")]
    [InlineData("""{"byName":{"a":1,"a":1}}""", "by_name[a]", "DUPLICATE_FIELD")]
    [InlineData("""{"byNumber":{"1":{},"1":{}}}""", "by_number[1]", "DUPLICATE_FIELD")]
    [InlineData("""{"structure":{"a":1,"a":1}}""", "structure[a]", "DUPLICATE_FIELD")]
    [InlineData("""{"nothing":1}""", "nothing", "UNKNOWN_FIELD")]
    [InlineData("""{"Int32":1}""", "Int32", "UNKNOWN_FIELD")]
    [InlineData("""{"children":[{},{"nothing":{"int32":[1]}}]}""", "children[1].nothing", "UNKNOWN_FIELD")]
    [InlineData("""{"鳥取 花子":1}""", "?", "UNKNOWN_FIELD")]
    [InlineData("""{"":1}""", "?", "UNKNOWN_FIELD")]
    [InlineData("""{"\ud800":1}""", "?", "UNKNOWN_FIELD")]
    [InlineData("""{"colour":"COLOUR_GREEN"}""", "colour", "UNKNOWN_ENUM_VALUE")]
    [InlineData("""{"colour":"colour_red"}""", "colour", "UNKNOWN_ENUM_VALUE")]
    [InlineData("""{"colour":3}""", "colour", "UNKNOWN_ENUM_VALUE")]
    [InlineData("""{"colour":-1}""", "colour", "UNKNOWN_ENUM_VALUE")]
    [InlineData("""{"colour":4294967297}""", "colour", "UNKNOWN_ENUM_VALUE")]
    [InlineData("""{"colour":1.5}""", "colour", "UNKNOWN_ENUM_VALUE")]
    [InlineData("""{"colour":"1"}""", "colour", "UNKNOWN_ENUM_VALUE")]
    [InlineData("""{"colours":["COLOUR_RED","x"]}""", "colours[1]", "UNKNOWN_ENUM_VALUE")]
    [InlineData("""{"colours":[null]}""", "colours[0]", "UNKNOWN_ENUM_VALUE")]
    [InlineData("""{"int32":true}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":[1]}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":1.5}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":1e-30}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":0.99999999999999999999999999999999}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":"1x"}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":""}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":" 1"}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":"+1"}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":"01"}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":"1."}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":"１"}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":"1e"}""", "int_32", "WRONG_TYPE")]
    [InlineData("""{"int32":2147483648}""", "int_32", "OUT_OF_RANGE")]
    [InlineData("""{"int32":-2147483649}""", "int_32", "OUT_OF_RANGE")]
    [InlineData("""{"uint32":-1}""", "uint_32", "OUT_OF_RANGE")]
    [InlineData("""{"uint32":4294967296}""", "uint_32", "OUT_OF_RANGE")]
    [InlineData("""{"int64":"9223372036854775808"}""", "int_64", "OUT_OF_RANGE")]
    [InlineData("""{"uint64":18446744073709551616}""", "uint_64", "OUT_OF_RANGE")]
    [InlineData("""{"int64":1e400}""", "int_64", "OUT_OF_RANGE")]
    [InlineData("""{"int64":1e99999999999}""", "int_64", "OUT_OF_RANGE")]
    [InlineData("""{"aBool":"true"}""", "a_bool", "WRONG_TYPE")]
    [InlineData("""{"aBool":1}""", "a_bool", "WRONG_TYPE")]
    [InlineData("""{"text":1}""", "text", "WRONG_TYPE")]
    [InlineData("""{"text":{"a":[1,{}]}}""", "text", "WRONG_TYPE")]
    [InlineData("""{"text":"\ud83d"}""", "text", "INVALID_FORMAT")]
    [InlineData("""{"text":"\ude00\ud83d"}""", "text", "INVALID_FORMAT")]
    [InlineData("""{"raw":"A"}""", "raw", "INVALID_FORMAT")]
    [InlineData("""{"raw":"AQ="}""", "raw", "INVALID_FORMAT")]
    [InlineData("""{"raw":"AQ ID"}""", "raw", "INVALID_FORMAT")]
    [InlineData("""{"aFloat":1e39}""", "a_float", "OUT_OF_RANGE")]
    [InlineData("""{"aDouble":1e309}""", "a_double", "OUT_OF_RANGE")]
    [InlineData("""{"aDouble":"x"}""", "a_double", "WRONG_TYPE")]
    [InlineData("""{"aDouble":"infinity"}""", "a_double", "WRONG_TYPE")]
    [InlineData("""{"aDouble":[]}""", "a_double", "WRONG_TYPE")]
    [InlineData("""{"child":1}""", "child", "WRONG_TYPE")]
    [InlineData("""{"child":[]}""", "child", "WRONG_TYPE")]
    [InlineData("""{"numbers":1}""", "numbers", "WRONG_TYPE")]
    [InlineData("""{"numbers":{"0":1}}""", "numbers", "WRONG_TYPE")]
    [InlineData("""{"numbers":[1,null]}""", "numbers[1]", "WRONG_TYPE")]
    [InlineData("""{"children":[null]}""", "children[0]", "WRONG_TYPE")]
    [InlineData("""{"byName":[]}""", "by_name", "WRONG_TYPE")]
    [InlineData("""{"byName":{"a":null}}""", "by_name[a]", "WRONG_TYPE")]
    [InlineData("""{"byNumber":{"x":{}}}""", "by_number[x]", "WRONG_TYPE")]
    [InlineData("""{"byFlag":{"True":"t"}}""", "by_flag[True]", "WRONG_TYPE")]
    [InlineData("""{"byName":{"a b":"x"}}""", "by_name[?]", "WRONG_TYPE")]
    [InlineData("""{"firstChoice":1,"secondChoice":"s"}""", "second_choice", "ONEOF_SET_TWICE")]
    [InlineData("""{"at":"2026-05-12"}""", "at", "INVALID_FORMAT")]
    [InlineData("""{"at":"2026-05-12T12:00:00"}""", "at", "INVALID_FORMAT")]
    [InlineData("""{"at":"2026-05-12 12:00:00Z"}""", "at", "INVALID_FORMAT")]
    [InlineData("""{"at":"2026-02-29T12:00:00Z"}""", "at", "INVALID_FORMAT")]
    [InlineData("""{"at":"2026-05-12T24:00:00Z"}""", "at", "INVALID_FORMAT")]
    [InlineData("""{"at":"2026-05-12T12:00:60Z"}""", "at", "INVALID_FORMAT")]
    [InlineData("""{"at":"2026-05-12T12:00:00.0000000001Z"}""", "at", "INVALID_FORMAT")]
    [InlineData("""{"at":"2026-05-12T12:00:00+9:00"}""", "at", "INVALID_FORMAT")]
    [InlineData("""{"at":"0001-01-01T00:00:00+09:00"}""", "at", "INVALID_FORMAT")]
    [InlineData("""{"at":"9999-12-31T23:59:59-00:01"}""", "at", "INVALID_FORMAT")]
    [InlineData("""{"at":1}""", "at", "WRONG_TYPE")]
    [InlineData("""{"takes":"3600"}""", "takes", "INVALID_FORMAT")]
    [InlineData("""{"takes":"1.s"}""", "takes", "INVALID_FORMAT")]
    [InlineData("""{"takes":"315576000001s"}""", "takes", "INVALID_FORMAT")]
    [InlineData("""{"takes":"-315576000000.1s"}""", "takes", "INVALID_FORMAT")]
    [InlineData("""{"mask":"first_day"}""", "mask", "INVALID_FORMAT")]
    [InlineData("""{"mask":"FirstDay"}""", "mask", "INVALID_FORMAT")]
    [InlineData("""{"mask":"firstDay,"}""", "mask", "INVALID_FORMAT")]
    [InlineData("""{"mask":"child..day"}""", "mask", "INVALID_FORMAT")]
    [InlineData("""{"any":{"@type":"type.googleapis.com/echo.v1.Number"}}""", "any", "UNSUPPORTED_TYPE")]
    [InlineData("""{"nullValue":1}""", "null_value", "UNKNOWN_ENUM_VALUE")]
    [InlineData("""{"wrappedInt32":"x"}""", "wrapped_int_32", "WRONG_TYPE")]
    [InlineData("""{"wrappedNumbers":[1,null]}""", "wrapped_numbers[1]", "WRONG_TYPE")]
    [InlineData("""{"value":1e999}""", "value", "OUT_OF_RANGE")]
    [InlineData("[]", "", "WRONG_TYPE")]
    [InlineData("null", "", "WRONG_TYPE")]
    [InlineData("", "", "INVALID_JSON")]
    [InlineData("{", "", "INVALID_JSON")]
    [InlineData("{}x", "", "INVALID_JSON")]
    [InlineData("{}{}", "", "INVALID_JSON")]
    [InlineData("""{"int32":1,}""", "", "INVALID_JSON")]
    [InlineData("""{"int32":01}""", "", "INVALID_JSON")]
    [InlineData("""{"int32":NaN}""", "", "INVALID_JSON")]
    [InlineData("{'int32':1}", "", "INVALID_JSON")]
    [InlineData("""{"int32":1}//""", "", "INVALID_JSON")]
    [InlineData("\"text\"", "", "WRONG_TYPE")]
    public void A_fault_is_named_with_its_place(string json, string path, string code)
    {
        (Everything? message, IReadOnlyList<InputError> errors) = Read(json);

        message.ShouldBeNull();
        InputError error = errors.ShouldHaveSingleItem();
        (error.Path, error.Code).ShouldBe((path, code));
        error.Message.Ja.ShouldEndWith("。");
        error.Message.En.ShouldEndWith(".");
    }

    [Fact]
    public void All_faults_are_named_at_once_in_their_order()
    {
        (_, IReadOnlyList<InputError> errors) = Read(
            """{"int32":"x","children":[{"text":1},{"nothing":[{}]},{"at":"?"}],"colour":9,"byName":{"k":{}},"int_32":1}""");

        errors.Select(error => error.Path).ShouldBe(
            ["int_32", "children[0].text", "children[1].nothing", "children[2].at", "colour", "by_name[k]", "int_32"]);
    }

    [Fact]
    public void Faults_before_a_break_in_the_grammar_are_named_too()
    {
        (_, IReadOnlyList<InputError> errors) = Read("{\"int32\":true,\n\"text\":\"a\" \"b\"}");

        errors.Select(error => error.Code).ShouldBe(["WRONG_TYPE", "INVALID_JSON"]);
        errors[1].Message.En.ShouldContain("line 2");
    }

    [Fact]
    public void No_more_faults_are_named_than_the_limit()
    {
        (_, IReadOnlyList<InputError> errors) = Read($$"""{"numbers":[{{string.Join(',', Enumerable.Repeat("null", 500))}}]}""");

        errors.Count.ShouldBe(Options.MaxViolations);
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(32, "TOO_DEEP")]
    [InlineData(5_000, "TOO_DEEP")]
    public void Messages_nest_as_deep_as_the_limit_and_no_deeper(int children, string? code)
    {
        string json = string.Concat(Enumerable.Repeat("{\"child\":", children)) + "{}" + new string('}', children);

        (_, IReadOnlyList<InputError> errors) = Read(json);

        errors.Select(error => error.Code).SingleOrDefault().ShouldBe(code);
    }

    [Theory]
    [InlineData("{\"listValue\":", "[", "]")]
    [InlineData("{\"value\":", "{\"a\":", "}")]
    public void Free_values_do_not_nest_deeper_either(string start, string open, string close)
    {
        string json = start + string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000)) + "}";

        (_, IReadOnlyList<InputError> errors) = Read(json);

        errors.ShouldHaveSingleItem().Code.ShouldBe("TOO_DEEP");
    }

    [Fact]
    public void A_wrong_value_may_be_nested_as_deep_as_it_likes()
    {
        (_, IReadOnlyList<InputError> errors) = Read("{\"int32\":" + new string('[', 100_000) + new string(']', 100_000) + "}");

        errors.ShouldHaveSingleItem().Code.ShouldBe("WRONG_TYPE");
    }

    [Fact]
    public void Bytes_that_are_no_utf_8_are_refused_as_a_whole()
    {
        (_, IReadOnlyList<InputError> errors) = Read([.. "{\"text\":\""u8, 0x8E, 0x59, .. "\"}"u8]);

        errors.ShouldHaveSingleItem().Code.ShouldBe("INVALID_UTF8");
    }

    [Fact]
    public void No_sentence_quotes_a_value()
    {
        const string Secret = "HANAKO";
        (_, IReadOnlyList<InputError> errors) = Read(
            $$"""{"int32":"{{Secret}}","colour":"{{Secret}}","at":"{{Secret}}","raw":"{{Secret}} ","aBool":"{{Secret}}","takes":"{{Secret}}" "{{Secret}}"}""");

        errors.Count.ShouldBe(7);
        errors.ShouldAllBe(error => !error.ToString().Contains(Secret));
    }

    private static (Everything? Message, IReadOnlyList<InputError> Errors) Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    private static (Everything? Message, IReadOnlyList<InputError> Errors) Read(byte[] utf8) =>
        StrictJson.TryRead(utf8, Everything.Descriptor, Options, out IMessage? message, out IReadOnlyList<InputError> errors)
            ? ((Everything)message, errors)
            : (null, errors);
}
