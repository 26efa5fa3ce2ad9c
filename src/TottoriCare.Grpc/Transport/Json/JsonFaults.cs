using System.Buffers;
using System.Text;
using Google.Protobuf.Reflection;

namespace TottoriCare.Grpc.Transport;

/// <summary>JSON の誤り: the faults found so far, and the place where the reader stands.</summary>
/// <remarks>No sentence quotes a value of the request. A name that is not a plain identifier is shown as <c>?</c>.</remarks>
internal sealed class JsonFaults(int max)
{
    private const int MaxNameLength = 64;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private readonly List<InputError> _errors = [];
    private readonly List<(string? Name, int Index)> _place = [];

    public IReadOnlyList<InputError> Errors => _errors;

    public void Enter(string name) => _place.Add((name, 0));

    public void Enter(int index) => _place.Add((null, index));

    public void EnterKey(ReadOnlySpan<char> key) => _place.Add(($"[{Shown(key)}]", -1));

    public void Leave() => _place.RemoveAt(_place.Count - 1);

    public void NotUtf8() => Add("INVALID_UTF8", "本文が UTF-8 ではありません。", "The body is not UTF-8.");

    public void NotJson(long? line, long? offset)
    {
        _place.Clear();
        Add("INVALID_JSON",
            $"JSON の文法に誤りがあります（{line + 1} 行目、{offset + 1} バイト目の付近）。",
            $"The body is not well-formed JSON (near line {line + 1}, byte {offset + 1}).");
    }

    public void TooDeep(int limit) => Add("TOO_DEEP", $"入れ子は {limit} 段までです。", $"Values may nest at most {limit} deep.");

    public void UnknownField(ReadOnlySpan<char> name)
    {
        Enter(Shown(name));
        Add("UNKNOWN_FIELD", "この項目はありません。つづりを確かめるか、削除してください。", "There is no such field: check its spelling or remove it.");
        Leave();
    }

    public void DuplicateField(string name)
    {
        Enter(name);
        Add("DUPLICATE_FIELD", "同じ項目が二度あります。一つにしてください。", "The field is given twice: keep one.");
        Leave();
    }

    public void DuplicateKey() => Add("DUPLICATE_FIELD", "同じキーが二度あります。一つにしてください。", "The key is given twice: keep one.");

    public void OneofSetTwice(FieldDescriptor field, OneofDescriptor oneof)
    {
        string names = string.Join(", ", oneof.Fields.Select(member => member.Name));
        Enter(field.Name);
        Add("ONEOF_SET_TWICE", $"{names} のうち一つだけを指定してください。", $"Give only one of {names}.");
        Leave();
    }

    public void WrongType(string expectedJa, string expectedEn) =>
        Add("WRONG_TYPE", $"{expectedJa}を指定してください。", $"Expected {expectedEn}.");

    public void OutOfRange(Int128 least, Int128 most) =>
        Add("OUT_OF_RANGE", $"{least} から {most} までの整数を指定してください。", $"Expected an integer from {least} to {most}.");

    public void OutOfRange(string rangeJa, string rangeEn) =>
        Add("OUT_OF_RANGE", $"{rangeJa}を指定してください。", $"Expected {rangeEn}.");

    public void UnknownEnumValue(EnumDescriptor type)
    {
        string names = string.Join(", ", type.Values.Where(value => value.Number != 0).Select(value => value.Name));
        Add("UNKNOWN_ENUM_VALUE", $"次のいずれかを指定してください: {names}。", $"Expected one of: {names}.");
    }

    public void InvalidFormat(string expectedJa, string expectedEn) =>
        Add("INVALID_FORMAT", $"{expectedJa}の形で指定してください。", $"Expected {expectedEn}.");

    public void Unsupported() => Add("UNSUPPORTED_TYPE", "この型は JSON では受け付けません。", "This type is not accepted as JSON.");

    private static string Shown(ReadOnlySpan<char> name) =>
        name.Length is 0 or > MaxNameLength || name.ContainsAnyExcept(NameCharacters) ? "?" : name.ToString();

    private void Add(string code, string ja, string en)
    {
        if (_errors.Count < max)
            _errors.Add(new InputError(Path(), code, new LocalizedText(ja, en)));
    }

    private string Path()
    {
        var path = new StringBuilder();
        foreach ((string? name, int index) in _place)
        {
            if (name is null)
                path.Append('[').Append(index).Append(']');
            else if (index < 0)
                path.Append(name);
            else
                path.Append(path.Length == 0 ? "" : ".").Append(name);
        }

        return path.ToString();
    }
}
