using System.Text;
using TottoriCare.Grpc.Transport;

namespace TottoriCare.Grpc.Contract;

/// <summary>要求の誤り: every fault of one request so far, and the place where its reader stands.</summary>
/// <remarks>
/// A path is made only for a fault, so a sound request pays nothing for it. No sentence quotes a value of the request: a day
/// may be a day of birth.
/// </remarks>
internal sealed class RequestFaults
{
    /// <summary>How many faults of one request are reported; more help nobody.</summary>
    public const int Most = 100;

    private const int NoIndex = -1;

    private readonly List<InputError> _errors = [];
    private readonly List<(string Field, int Index)> _place = [];

    /// <summary>Whether there is none.</summary>
    public bool AreNone => _errors.Count == 0;

    /// <summary>Notes a fault of a field of the message where the reader stands.</summary>
    public void Add(string field, string code, string ja, string en) => Add(field, new InputError("", code, new LocalizedText(ja, en)));

    /// <summary>Notes a fault that the domain found; its path is taken from the field on.</summary>
    public void Add(string field, InputError error)
    {
        if (_errors.Count < Most)
            _errors.Add(error.Under(field).Under(PlaceText()));
    }

    /// <summary>Notes that a field which has to be there is not.</summary>
    public void AddMissing(string field, string whatJa, string whatEn) =>
        Add(field, "FIELD_MISSING", $"必須の項目です。{whatJa}を指定してください。", $"The field is required: give {whatEn}.");

    /// <summary>Steps into a message; disposing the answer steps out again.</summary>
    public Step Into(string field) => Into(field, NoIndex);

    /// <summary>Steps into an item of a list; disposing the answer steps out again.</summary>
    public Step Into(string field, int index)
    {
        _place.Add((field, index));
        return new Step(this);
    }

    /// <summary>INVALID_ARGUMENT with every fault.</summary>
    /// <exception cref="InvalidOperationException">There is no fault: the reader took nothing for something without saying why.</exception>
    public RpcFault ToFault() =>
        AreNone ? throw new InvalidOperationException("A request without a fault was refused.") : RpcFault.InvalidArgument(_errors);

    private string PlaceText()
    {
        var path = new StringBuilder();
        foreach ((string field, int index) in _place)
        {
            path.Append(path.Length == 0 ? "" : ".").Append(field);
            if (index != NoIndex)
                path.Append('[').Append(index).Append(']');
        }

        return path.ToString();
    }

    /// <summary>One step into a request.</summary>
    public readonly ref struct Step(RequestFaults faults)
    {
        /// <summary>Steps out.</summary>
        public void Dispose() => faults._place.RemoveAt(faults._place.Count - 1);
    }
}
