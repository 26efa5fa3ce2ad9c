using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Benchmarks.Transport;

/// <summary>
/// What Kestrel itself costs: an endpoint without routes that reads the body to its end and writes one fixed frame and a trailer,
/// with the settings of Kestrel that the transport makes.
/// </summary>
internal static class BareEndpoint
{
    private static readonly byte[] s_frame = new byte[5];

    public static WebApplication Build()
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpcTransport();
        WebApplication app = builder.Build();
        app.Run(AnswerAsync);
        return app;
    }

    private static async Task AnswerAsync(HttpContext http)
    {
        PipeReader body = http.Request.BodyReader;
        ReadResult read;
        do
        {
            read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted);

        http.Response.ContentType = "application/grpc";
        s_frame.CopyTo(http.Response.BodyWriter.GetSpan(s_frame.Length));
        http.Response.BodyWriter.Advance(s_frame.Length);
        http.Response.AppendTrailer("grpc-status", "0");
    }
}
