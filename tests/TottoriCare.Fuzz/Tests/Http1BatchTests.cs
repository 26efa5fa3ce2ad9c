using System.Net;
using System.Net.Sockets;
using TottoriCare.Fuzz.Running;
using TottoriCare.Fuzz.Targets;

namespace TottoriCare.Fuzz.Tests;

public class Http1BatchTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf")]
    [InlineData("HTTP/1.1 200 OK\r\ncontent-le")]
    [InlineData("HTT")]
    public async Task A_second_answer_that_is_cut_ends_the_reading_of_a_connection(string cut)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var verdicts = new Verdicts(new Controls(), TextWriter.Null, seed: 1);
        var request = new Request(0, ServedTargets.Health[0], Wire.ConnectJson, isHttp1: true) { EndsConnection = true };
        request.Loosen(Ending.Any);

        Task reading = Task.Run(() => new Http1Batch(((IPEndPoint)listener.LocalEndpoint).Port, s_patience, verdicts).Run([request]));
        using (Socket server = await listener.AcceptSocketAsync())
        {
            await server.SendAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n{cut}"));
            server.Shutdown(SocketShutdown.Send);
            await reading.WaitAsync(2 * s_patience);
        }

        verdicts.Requests.ShouldBe(1);
    }
}
