using NodaTime;
using TottoriCare.Dmn;
using TottoriCare.Grpc.Contract;
using TottoriCare.Grpc.Transport;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Rulebooks;

/// <content>DMN出力: the terms as decision tables.</content>
internal sealed partial class RulebookHandler
{
    public V1.ExportDmnResponse ExportDmn(V1.ExportDmnRequest request, CallContext context)
    {
        RequestReader reader = books.Current.Read(request.MunicipalityCode);
        LocalDate? day = reader.ReadDayIfGiven(request.Day, "day");
        if (reader.IsFaulty)
            throw reader.ToFault();

        // Without a day: the calendar's last, on which every amendment is in force.
        DmnDocument document = DmnExport.Of(reader.Ordinance.Rulebook, new RuleDates(day ?? reader.Ordinance.LastDay));
        return new V1.ExportDmnResponse
        {
            FileName = document.FileName,
            Xml = document.Xml,
            LeftOut = { document.LeftOut.Select(omission => new V1.DmnOmission { Subject = omission.Subject, Text = omission.Text.ToWire() }) },
        };
    }
}
