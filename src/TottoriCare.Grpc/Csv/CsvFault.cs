using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の失敗: why a file as a whole is refused, before anything of it is answered.</summary>
internal static class CsvFault
{
    /// <summary>A fault at a line of the file, counted from 1 as an editor counts them.</summary>
    public static RpcFault At(int line, string code, string ja, string en) =>
        RpcFault.InvalidArgument(new InputError($"line {line}", code, new LocalizedText(ja, en)));

    /// <summary>A fault of the file as such.</summary>
    public static RpcFault Of(string code, string ja, string en) => RpcFault.InvalidArgument(new InputError("", code, new LocalizedText(ja, en)));
}
