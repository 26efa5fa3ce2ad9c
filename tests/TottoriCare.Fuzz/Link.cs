using System.Net;
using System.Net.Sockets;

namespace TottoriCare.Fuzz;

/// <summary>接続: a socket, and the bytes that have come and are not read yet.</summary>
internal sealed class Link : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;

    private Link()
    {
    }

    /// <summary>Whether the server has ended the connection, in whatever way.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>What has come.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _end - _start);

    /// <exception cref="SocketException">Nobody listens.</exception>
    public static Link To(int port)
    {
        var link = new Link();
        try
        {
            link._socket.Connect(IPAddress.Loopback, port);
            return link;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }

    /// <summary>Writes; a server that has gone takes no more, and that is seen on reading.</summary>
    public void Send(ReadOnlySpan<byte> bytes, TimeSpan patience)
    {
        long until = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        try
        {
            while (!bytes.IsEmpty)
            {
                int left = (int)Math.Max(1, until - Environment.TickCount64);
                _socket.SendTimeout = left;
                bytes = bytes[_socket.Send(bytes)..];
            }
        }
        catch (SocketException)
        {
            // Reading tells whether it is gone or merely does not read.
        }
    }

    /// <summary>Says that no more is coming.</summary>
    public void EndSending()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            IsClosed = true;
        }
    }

    /// <summary>Waits for more bytes.</summary>
    /// <returns>False where none came: the connection has ended, or the time.</returns>
    public bool Receive(TimeSpan patience)
    {
        if (IsClosed)
            return false;
        MakeRoom();
        try
        {
            if (patience <= TimeSpan.Zero || !_socket.Poll(patience, SelectMode.SelectRead))
                return false;
            int read = _socket.Receive(_buffer.AsSpan(_end));
            _end += read;
            IsClosed = read == 0;
        }
        catch (SocketException)
        {
            IsClosed = true;
        }

        return !IsClosed;
    }

    public void Skip(int bytes) => _start += bytes;

    /// <summary>Ends the connection at once, so that the client's ports don't run out.</summary>
    public void Dispose()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Dispose();
    }

    private void MakeRoom()
    {
        if (_start == _end)
            _start = _end = 0;
        if (_end < _buffer.Length)
            return;
        if (_start == 0)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        else
        {
            Bytes.CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
    }
}
