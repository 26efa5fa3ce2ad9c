using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using TottoriCare.Grpc.Decisions;
using TottoriCare.Rulebooks;

namespace TottoriCare.Grpc.Csv;

/// <summary>CSV の種類: a kind of file: the method that answers its rows, its columns, and what a result tells.</summary>
/// <param name="Name">Its name in the path of the upload.</param>
/// <param name="Method">The method that each asking row is put to.</param>
/// <param name="Columns">The columns that a file may have.</param>
/// <param name="Decide">The method itself.</param>
/// <param name="Figures">The columns of the answer, which may depend on the rulebook.</param>
internal sealed record CsvKind(
    string Name,
    MethodDescriptor Method,
    IReadOnlyList<CsvColumn> Columns,
    Func<Decider, IMessage, IMessage> Decide,
    Func<Rulebook, IReadOnlyList<CsvFigure>> Figures)
{
    /// <summary>Whether rows tell the history of a case.</summary>
    public bool TellsHistory => Columns.Contains(CsvColumns.Row);

    /// <summary>An empty request to a municipality's ordinance, with a history; prose that no result shows is not asked for.</summary>
    public IMessage NewRequest(string municipalityCode)
    {
        MessageDescriptor type = Method.InputType;
        IMessage request = type.Parser.ParseFrom(ByteString.Empty);
        type.FindFieldByName("municipality_code").Accessor.SetValue(request, municipalityCode);
        type.FindFieldByName("options").Accessor.SetValue(request, new V1.DecisionOptions { OmitExplanation = true });
        return request;
    }

    /// <summary>Adds the uses of a case to a request.</summary>
    public void AddHistory(IMessage request, IEnumerable<V1.CareUse> uses)
    {
        var history = (IList)Method.InputType.FindFieldByName("history").Accessor.GetValue(request);
        foreach (V1.CareUse use in uses)
            history.Add(use);
    }

    /// <summary>The reasons of an answer.</summary>
    public V1.Reasons ReasonsOf(IMessage response) => (V1.Reasons)Method.OutputType.FindFieldByName("reasons").Accessor.GetValue(response);
}

/// <summary>CSV の結果の列: a figure of an answer, as a cell tells it.</summary>
/// <param name="Name">The name of its column.</param>
/// <param name="Of">The cell; empty where the answer has no such figure.</param>
internal sealed record CsvFigure(LocalizedText Name, Func<IMessage, Language, string> Of)
{
    /// <summary>A figure of one type of answer.</summary>
    public static CsvFigure From<TResponse>(string ja, string en, Func<TResponse, Language, string> of) =>
        new(new LocalizedText(ja, en), (response, language) => of((TResponse)response, language));
}
