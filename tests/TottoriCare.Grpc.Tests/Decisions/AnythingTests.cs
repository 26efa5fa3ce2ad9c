using System.Collections;
using System.Collections.Concurrent;
using FsCheck.Fluent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using TottoriCare.Grpc.Tests.Hosting;
using Code = Google.Rpc.Code;
using Property = TottoriCare.Domain.Tests.Property;

namespace TottoriCare.Grpc.Tests.Decisions;

/// <summary>Whatever a request holds, it is answered or refused; the host never fails.</summary>
public sealed class AnythingTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly Func<IMessage>[] s_sound =
    [
        () => Sound.Booking(), () => Sound.Fee(), () => Sound.Eligibility(), () => Sound.Quota(), () => Sound.Deadline(), () => Sound.Cancellation(),
        () => Sound.Grant(), () => new V1.GetRulebookRequest { MunicipalityCode = Library.CityCode }, () => new V1.ListRulebooksRequest(),
        () => new V1.ListReadingsRequest { MunicipalityCode = Library.CityCode },
        () => new V1.DiffRulebooksRequest
        {
            Before = new V1.RulebookVersion { MunicipalityCode = Library.CityCode }, After = new V1.RulebookVersion { MunicipalityCode = Library.PrefectureCode },
        },
        () => Sound.Discretion(),
        () => new V1.ExportDmnRequest { MunicipalityCode = Library.CityCode, Day = "2026-05-11" },
    ];

    private static readonly string[] s_texts =
    [
        "", Library.CityCode, Library.PrefectureCode, "011002", "2026-05-11", "2026-05-14", "2024-02-29", "2050-12-31", "2051-01-01",
        "1999-12-01", "1999-12-28", "0001-01-01", "9999-12-31", "2026-02-30", "2026-05", "09:00", "17:00", "00:00", "23:59", "25:00",
        "unknown", "public_assistance", "taxed", "officer-1", "令和8年5月11日", "123456789018", "\0", "😀",
    ];

    private static readonly long[] s_numbers =
    [
        0, 1, 2, 3, 9, 10, 1999, 2025, 2050, -1, 1_000_000, 999_999_999, 1_778_000_000, 100_000_000_000, int.MaxValue, int.MinValue,
        -62_135_596_800, 253_402_300_799, long.MaxValue, long.MinValue,
    ];

    [Fact]
    public void No_request_whatever_makes_the_host_fail()
    {
        var codes = new ConcurrentBag<(string Method, Code Code)>();

        Property.Holds(
            from seed in Gen.Choose(0, int.MaxValue)
            from sound in Gen.Elements(s_sound)
            from percentSpoilt in Gen.Elements(2, 5, 10, 20, 60)
            select (seed, sound, percentSpoilt),
            it =>
            {
                IMessage request = it.sound();
                Spoil(request, new Random(it.seed), it.percentSpoilt);

                Answer<Empty> answer = host.CallAsync<Empty>(Protocol.Grpc, request).GetAwaiter().GetResult();

                Code code = (Code)(answer.Fault?.Code ?? 0);
                code.ShouldBeOneOf(Code.Ok, Code.InvalidArgument, Code.NotFound);
                if (code == Code.InvalidArgument)
                    answer.ShouldBeRefused([.. answer.Violations]);
                codes.Add((request.Descriptor.Name, code));
            });

        // The property would say nothing of requests that never get past the reader.
        foreach (Func<IMessage> sound in s_sound)
            codes.ShouldContain((sound().Descriptor.Name, Code.Ok));
    }

    /// <summary>Changes some fields of a message to anything that its types allow.</summary>
    internal static void Spoil(IMessage message, Random random, int percent)
    {
        foreach (FieldDescriptor field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            bool spoilt = random.Next(100) < percent;
            if (field.IsRepeated)
                SpoilList((IList)field.Accessor.GetValue(message), field, spoilt, random, percent);
            else if (field.FieldType == FieldType.Message && field.Accessor.GetValue(message) is IMessage inner && !spoilt)
                Spoil(inner, random, percent);
            else if (spoilt && random.Next(4) == 0)
                field.Accessor.Clear(message);
            else if (spoilt)
                field.Accessor.SetValue(message, Anything(field, random));
        }
    }

    private static void SpoilList(IList list, FieldDescriptor field, bool spoilt, Random random, int percent)
    {
        for (int count = spoilt ? random.Next(3) : 0; count > 0; count--)
            list.Add(Anything(field, random));
        if (field.FieldType != FieldType.Message)
            return;
        foreach (IMessage item in list)
            Spoil(item, random, percent);
    }

    private static object Anything(FieldDescriptor field, Random random)
    {
        long number = s_numbers[random.Next(s_numbers.Length)];
        return field.FieldType switch
        {
            FieldType.Message => field.MessageType.Parser.ParseFrom(ByteString.Empty),
            FieldType.String => s_texts[random.Next(s_texts.Length)],
            FieldType.Bool => random.Next(2) == 0,
            FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, random.Next(-1, 7)),
            FieldType.Int64 => number,
            FieldType.Int32 => unchecked((int)number),
            _ => throw new InvalidOperationException($"A field of a new type: {field.FullName}"),
        };
    }
}
