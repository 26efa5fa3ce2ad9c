using Google.Protobuf;
using TottoriCare.Caps;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の利用上限: what every cap of a rulebook holds, four columns for each.</summary>
internal static class CsvPools
{
    /// <summary>The columns in a result of bookings: filled for the caps that the booking draws from.</summary>
    public static IReadOnlyList<CsvFigure> OfBookings(Rulebook rulebook) => Of(rulebook, (response, pool, figure) =>
        ((V1.DecideBookingResponse)response).Reasons.Findings
            .Where(finding => finding.Figures.Any(it => it.Name == "pool" && it.Value == pool))
            .SelectMany(finding => finding.Figures)
            .FirstOrDefault(it => it.Name == figure)?.Value ?? "");

    /// <summary>The columns in a result of quotas: filled for every cap in force.</summary>
    public static IReadOnlyList<CsvFigure> OfQuotas(Rulebook rulebook) => Of(rulebook, (response, pool, figure) =>
        ((V1.GetQuotaResponse)response).Pools.FirstOrDefault(quota => quota.Name == pool) is not { } held ? ""
        : figure switch
        {
            "used" => $"{held.Used}",
            "booked" => $"{held.Booked}",
            "cap" => $"{held.Cap}",
            _ => $"{held.Remaining}",
        });

    // An amendment may bring a cap or take one away: a file may hold rows of both times.
    private static IReadOnlyList<CsvFigure> Of(Rulebook rulebook, Func<IMessage, string, string, string> cell)
    {
        return
        [
            .. rulebook.Editions.All.SelectMany(edition => edition.Terms.Pools ?? []).DistinctBy(pool => pool.Name).SelectMany(pool => new[]
            {
                Figure(pool, "利用済み", "used"), Figure(pool, "予約中", "booked"), Figure(pool, "上限", "cap"), Figure(pool, "残り", "remaining"),
            }),
        ];

        CsvFigure Figure(PoolTerms pool, string ja, string en) => new(
            new($"{pool.Title.Ja}：{ja}（{pool.Unit.FigureUnit.Title.Ja}）", $"{pool.Name}.{en}"), (response, _) => cell(response, pool.Name, en));
    }
}
