using System.Globalization;
using Microsoft.Extensions.Options;

namespace TottoriCare.Grpc.Transport;

/// <summary>通信の設定項目: one of the <see cref="GrpcServerOptions"/>, with its range.</summary>
/// <param name="name">The name of the property. One that ends in Bytes is a size.</param>
internal abstract class GrpcServerOption(string name)
{
    private const int Mebibyte = 1024 * 1024;
    private const int LargestMessage = 64 * Mebibyte;

    /// <summary>Every option, in the order of the properties.</summary>
    public static readonly IReadOnlyList<GrpcServerOption> All =
    [
        Of(nameof(GrpcServerOptions.MaxRequestBytes), 1, LargestMessage, it => it.MaxRequestBytes, (it, value) => it.MaxRequestBytes = value),
        Of(nameof(GrpcServerOptions.MaxResponseBytes), 1, LargestMessage, it => it.MaxResponseBytes, (it, value) => it.MaxResponseBytes = value),
        Of(nameof(GrpcServerOptions.MaxDeadline), Milliseconds(1), Hours(1), it => it.MaxDeadline, (it, value) => it.MaxDeadline = value),
        Of(nameof(GrpcServerOptions.MaxWriteStall), Seconds(1), Hours(1), it => it.MaxWriteStall, (it, value) => it.MaxWriteStall = value),
        Of(nameof(GrpcServerOptions.MaxStreamIdle), Seconds(1), Hours(24), it => it.MaxStreamIdle, (it, value) => it.MaxStreamIdle = value),
        Of(nameof(GrpcServerOptions.CompressFromBytes), 0, LargestMessage, it => it.CompressFromBytes, (it, value) => it.CompressFromBytes = value),
        Of(nameof(GrpcServerOptions.MaxConnections), 1, 100_000, it => it.MaxConnections, (it, value) => it.MaxConnections = value),
        Of(nameof(GrpcServerOptions.MaxStreamsPerConnection), 1, 10_000, it => it.MaxStreamsPerConnection, (it, value) => it.MaxStreamsPerConnection = value),
        Of(nameof(GrpcServerOptions.IdleTimeout), Seconds(1), Hours(24), it => it.IdleTimeout, (it, value) => it.IdleTimeout = value),
        Of(nameof(GrpcServerOptions.PingInterval), Seconds(1), Hours(24), it => it.PingInterval, (it, value) => it.PingInterval = value),
        Of(nameof(GrpcServerOptions.DrainDelay), TimeSpan.Zero, Minutes(5), it => it.DrainDelay, (it, value) => it.DrainDelay = value),
        Of(nameof(GrpcServerOptions.MaxTrailerBytes), 1024, 8 * 1024, it => it.MaxTrailerBytes, (it, value) => it.MaxTrailerBytes = value),
        Of(nameof(GrpcServerOptions.MaxJsonDepth), 1, 100, it => it.MaxJsonDepth, (it, value) => it.MaxJsonDepth = value),
        Of(nameof(GrpcServerOptions.MaxViolations), 1, 1000, it => it.MaxViolations, (it, value) => it.MaxViolations = value),
        Of(nameof(GrpcServerOptions.WriteJsonDefaults), false, true, it => it.WriteJsonDefaults, (it, value) => it.WriteJsonDefaults = value),
    ];

    public string Name => name;

    /// <summary>What is wrong with the value that the options hold; none where it is within the range.</summary>
    public abstract string? FaultOf(GrpcServerOptions options);

    /// <summary>Takes the value of other options.</summary>
    public abstract void Copy(GrpcServerOptions from, GrpcServerOptions to);

    private static GrpcServerOption<T> Of<T>(string name, T least, T most, Func<GrpcServerOptions, T> read, Action<GrpcServerOptions, T> write)
        where T : IComparable<T> => new(name, least, most, read, write);

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);

    private static TimeSpan Seconds(int count) => TimeSpan.FromSeconds(count);

    private static TimeSpan Minutes(int count) => TimeSpan.FromMinutes(count);

    private static TimeSpan Hours(int count) => TimeSpan.FromHours(count);
}

/// <summary>通信の設定項目: one of the <see cref="GrpcServerOptions"/>, with the type of its values.</summary>
/// <param name="name">The name of the property.</param>
/// <param name="least">The least value.</param>
/// <param name="most">The greatest value.</param>
/// <param name="read">Reads the property.</param>
/// <param name="write">Sets the property.</param>
internal sealed class GrpcServerOption<T>(
    string name, T least, T most, Func<GrpcServerOptions, T> read, Action<GrpcServerOptions, T> write)
    : GrpcServerOption(name)
    where T : IComparable<T>
{
    public T Least => least;

    public T Most => most;

    public T Read(GrpcServerOptions options) => read(options);

    public void Write(GrpcServerOptions options, T value) => write(options, value);

    public override string? FaultOf(GrpcServerOptions options)
    {
        T value = read(options);
        return value.CompareTo(least) < 0 || value.CompareTo(most) > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{nameof(GrpcServerOptions)}.{Name} is {value}: expected {least} to {most}.")
            : null;
    }

    public override void Copy(GrpcServerOptions from, GrpcServerOptions to) => write(to, read(from));
}

/// <summary>Refuses settings out of range by their name, when the host starts.</summary>
internal sealed class GrpcServerOptionsValidation : IValidateOptions<GrpcServerOptions>
{
    public ValidateOptionsResult Validate(string? name, GrpcServerOptions options)
    {
        string[] faults = [.. GrpcServerOption.All.Select(option => option.FaultOf(options)).OfType<string>()];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
