using FsCheck.Fluent;
using Google.Protobuf;
using TottoriCare.Grpc.Transport;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Transport;

public class ProtobufWriterTests
{
    private static readonly char[] s_characters = ['a', 'é', '産', '\u07FF', '\u0800'];

    [Fact]
    public void A_text_in_a_message_in_a_message_is_written_as_protobuf_does_whatever_its_length() => Property.Holds(
        from length in Gen.OneOf(Gen.Choose(0, 130), Gen.Choose(5_400, 5_500), Gen.Choose(16_370, 16_400))
        from character in Gen.Elements(s_characters)
        from beside in Gen.Choose(0, 4)
        select (length, character, beside),
        it =>
        {
            string text = new(it.character, it.length);
            var expected = new V1.Finding { Message = new V1.LocalizedText { Ja = text, En = new string('b', it.beside) }, Reason = text };

            ProtobufWriter.Encode(new Written(output =>
            {
                output.Text(V1.Finding.ReasonFieldNumber, text);
                int start = output.Begin(V1.Finding.MessageFieldNumber);
                output.Text(V1.LocalizedText.JaFieldNumber, text);
                output.Text(V1.LocalizedText.EnFieldNumber, expected.Message.En);
                output.End(start);
            })).ToArray().ShouldBe(expected.ToByteArray());
        });

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public void A_number_is_written_as_protobuf_does(long number) =>
        ProtobufWriter.Encode(new Written(output => output.Number(V1.Figure.NumberFieldNumber, number))).ToArray()
            .ShouldBe(new V1.Finding { Figures = { new V1.Figure { Number = number } } }.Figures[0].ToByteArray());

    private sealed class Written(Action<ProtobufWriter> write) : EncodedReply<V1.Finding>
    {
        public override void WriteTo(ProtobufWriter output) => write(output);
    }
}
