using System.Buffers;
using System.Globalization;
using System.Text;
using Google.Protobuf;
using TottoriCare.Grpc.Csv;

namespace TottoriCare.Grpc.Billing;

/// <summary>納付書の CSV: the notices of a month as the finance system takes them.</summary>
internal static class NoticeCsv
{
    private static readonly string[] s_header =
        ["納付書番号", "納付書の月", "案件番号", "対象者番号", "納期限", "状態", "金額（円）", "請求件数", "納付日・還付日", "計上した記録の位置"];

    /// <summary>A line for each notice that has something to pay or to give back.</summary>
    public static V1.ExportNoticesResponse Of(IEnumerable<V1.PaymentNotice> notices, V1.CsvEncoding encoding)
    {
        var output = new ArrayBufferWriter<byte>();
        Encoding text = encoding == V1.CsvEncoding.Cp932 ? CsvText.Cp932 : CsvText.Utf8;
        if (encoding != V1.CsvEncoding.Cp932)
            output.Write(CsvText.Utf8Mark);
        var writer = new CsvWriter(output, text);
        writer.Write(s_header);
        int lines = 0;
        foreach (V1.PaymentNotice notice in notices.Where(notice => notice.State != V1.NoticeState.NothingDue))
        {
            writer.Write(
            [
                notice.NoticeId, notice.Month, notice.CaseId, notice.SubjectId, notice.DueDay, NoticeWords.Of(notice.State),
                notice.TotalYen.ToString(CultureInfo.InvariantCulture), notice.Charges.Count.ToString(CultureInfo.InvariantCulture),
                notice.SettledDay, string.Join(' ', notice.Charges.Select(charge => charge.LogIndex)),
            ]);
            lines++;
        }

        return new V1.ExportNoticesResponse { Csv = ByteString.CopyFrom(output.WrittenSpan), Lines = lines };
    }
}
