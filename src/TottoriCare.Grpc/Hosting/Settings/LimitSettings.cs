using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Hosting;

/// <summary>通信の上限の設定: the section Limits, with a key for each option of the transport.</summary>
internal static class LimitSettings
{
    private const string Section = "Limits:";

    private static readonly GrpcServerOptions s_usual = new();

    /// <summary>Reads every limit.</summary>
    public static GrpcServerOptions Read(SettingsReader reader)
    {
        var options = new GrpcServerOptions();
        foreach (GrpcServerOption option in GrpcServerOption.All)
        {
            switch (option)
            {
                case GrpcServerOption<int> count:
                    count.Write(options, reader.Read(Keyed(count, FormOf(count))));
                    break;
                case GrpcServerOption<TimeSpan> duration:
                    duration.Write(options, reader.Read(Keyed(duration, SettingForm.Duration(duration.Least, duration.Most))));
                    break;
                case GrpcServerOption<bool> choice:
                    choice.Write(options, reader.Read(Keyed(choice, SettingForm.YesOrNo())));
                    break;
                default:
                    throw new InvalidOperationException($"No form is known for values of {option.Name}.");
            }
        }

        return options;
    }

    private static Setting<T> Keyed<T>(GrpcServerOption<T> option, SettingForm<T> form)
        where T : IComparable<T> => new(Section + option.Name, option.Read(s_usual), form);

    // In the names of this code base the unit stands last.
    private static SettingForm<int> FormOf(GrpcServerOption<int> option) =>
        option.Name.EndsWith("Bytes", StringComparison.Ordinal)
            ? SettingForm.Size(option.Least, option.Most)
            : SettingForm.Number(option.Least, option.Most, option.Read(s_usual));
}
