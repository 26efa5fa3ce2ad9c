namespace TottoriCare.Grpc.Transport;

/// <summary>通信の設定: every limit of the wire, each with a safe default.</summary>
public sealed record GrpcServerOptions
{
    /// <summary>要求の上限: the largest message that is read, in bytes after decompression. 1 byte to 64 MiB; 256 KiB.</summary>
    public int MaxRequestBytes { get; set; } = 256 * 1024;

    /// <summary>応答の上限: the largest message that is sent, in bytes before compression. 1 byte to 64 MiB; 4 MiB.</summary>
    /// <remarks>4 MiB is what clients accept unasked.</remarks>
    public int MaxResponseBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>最長の待ち時間: what a unary call may take, whatever deadline the caller sets or leaves out. 1 ms to 1 h; 30 s.</summary>
    public TimeSpan MaxDeadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>読まれない応答の猶予: how long a caller may leave a response unread before the call is cut off. 1 s to 1 h; 1 min.</summary>
    public TimeSpan MaxWriteStall { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>連続した呼出しの間の上限: how long a caller of a stream may take for its next message, or for ending it. 1 s to 1 day; 5 min.</summary>
    /// <remarks>A stream has no deadline but the caller's own; a forgotten one must still end.</remarks>
    public TimeSpan MaxStreamIdle { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>圧縮の下限: responses of this many bytes or more are compressed for callers that accept it. 0 to 64 MiB; 16 KiB.</summary>
    public int CompressFromBytes { get; set; } = 16 * 1024;

    /// <summary>接続数の上限: connections at a time. 1 to 100,000; 1,000.</summary>
    public int MaxConnections { get; set; } = 1000;

    /// <summary>接続あたりの呼出しの上限: calls at a time on one HTTP/2 connection; more wait at the caller. 1 to 10,000; 100.</summary>
    public int MaxStreamsPerConnection { get; set; } = 100;

    /// <summary>無通信の上限: how long a connection without a call is kept. 1 s to 1 day; 5 min.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>生存確認の間隔: after how long a silent HTTP/2 connection is pinged. 1 s to 1 day; 1 min.</summary>
    /// <remarks>A connection that does not answer within 20 s is closed.</remarks>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>停止の予告: how long the host, when told to stop, still serves while its health is NOT_SERVING. 0 to 5 min; 0.</summary>
    public TimeSpan DrainDelay { get; set; } = TimeSpan.Zero;

    /// <summary>末尾情報の上限: status, message, details and custom trailers together, in bytes. 1 to 8 KiB; 4 KiB.</summary>
    public int MaxTrailerBytes { get; set; } = 4 * 1024;

    /// <summary>JSON の深さの上限: how deep objects and lists may nest in a request. 1 to 100; 32.</summary>
    public int MaxJsonDepth { get; set; } = 32;

    /// <summary>報告する誤りの上限: how many faults of one JSON request are reported. 1 to 1,000; 100.</summary>
    public int MaxViolations { get; set; } = 100;

    /// <summary>既定値の出力: whether JSON responses write fields that hold zero, empty text or an empty list. Yes.</summary>
    /// <remarks>A reader without a protobuf library does not know that an absent field is zero.</remarks>
    public bool WriteJsonDefaults { get; set; } = true;
}
