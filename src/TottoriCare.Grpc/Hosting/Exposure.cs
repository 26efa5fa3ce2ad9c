namespace TottoriCare.Grpc.Hosting;

/// <summary>公開の範囲: what is open to whom, as one line at the start tells it.</summary>
/// <param name="Address">The address on which the host listens.</param>
/// <param name="GrpcPort">The port of gRPC.</param>
/// <param name="HttpPort">The port of JSON and of the plain endpoints.</param>
/// <param name="HasTls">Whether both ports speak TLS.</param>
/// <param name="OpenToAnyone">What is answered without a credential, by short names.</param>
/// <param name="ByCredential">What is answered with a credential alone, by short names.</param>
internal sealed record Exposure(
    string Address, int GrpcPort, int HttpPort, bool HasTls, IReadOnlyList<string> OpenToAnyone, IReadOnlyList<string> ByCredential)
{
    public string Scheme => HasTls ? "https" : "http";

    /// <summary>Whether there is TLS, in words.</summary>
    public LocalizedText Tls => HasTls ? new("TLS あり", "with TLS") : new("TLS なし", "without TLS");

    /// <summary>One line in both languages.</summary>
    public override string ToString() =>
        $"  公開 / open        {Address} {GrpcPort} {HttpPort}（{Tls.Ja} / {Tls.En}）: "
        + $"だれでも / anyone: {List(OpenToAnyone)}; 資格が必要 / by credential: {List(ByCredential)}";

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "なし / none" : string.Join(", ", names);
}
