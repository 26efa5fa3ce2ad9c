namespace TottoriCare.Fuzz.Http2;

/// <summary>正しい順序: a call in the frames that it takes.</summary>
internal static class Http2Steps
{
    /// <summary>What a peer accepts in one frame unless it says otherwise.</summary>
    public const int MaxFrameBytes = 16 * 1024;

    public static List<Step> Of(Request request)
    {
        bool isBare = request.Body.Length == 0;
        return isBare ? Head(request, last: true) : [.. Head(request, last: false), .. Body(request.Body)];
    }

    public static List<Step> Head(Request request, bool last, int pieces = 1)
    {
        if (request.Wire == Wire.ConnectGet)
            request.Set(":path", $"{request.Headers[2].Value}?{request.Query ?? Wires.QueryOf(request.Message)}");
        byte[] block = Hpack.Encode(request.Headers);
        int least = (block.Length + MaxFrameBytes - 1) / MaxFrameBytes;
        return [.. Frame.Headers(block, last, Math.Max(pieces, least)).Select(Step.Of)];
    }

    /// <summary>A body in pieces, of which the last one closes the client's side unless told otherwise.</summary>
    public static IEnumerable<Step> Body(byte[] body, int size = MaxFrameBytes, bool closes = true)
    {
        if (body.Length == 0 && closes)
            yield return Step.Of(Frame.Data([], last: true));
        for (int start = 0; start < body.Length; start += size)
        {
            int end = Math.Min(start + size, body.Length);
            yield return Step.Of(Frame.Data(body[start..end], last: closes && end == body.Length));
        }
    }
}
