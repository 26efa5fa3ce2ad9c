namespace TottoriCare.Benchmarks.Measuring;

/// <summary>Cases that each pass visits once, in an order of its own: a processor can't learn the answers by heart.</summary>
/// <typeparam name="TCase">A case.</typeparam>
internal sealed class CaseSet<TCase>
{
    private readonly TCase[] _cases;

    /// <param name="cases">The cases; their number is a power of two.</param>
    public CaseSet(TCase[] cases) =>
        _cases = int.IsPow2(cases.Length) ? cases : throw new ArgumentException("The number of cases is no power of two.", nameof(cases));

    public int Count => _cases.Length;

    public IReadOnlyList<TCase> All => _cases;

    public Visit InOrderOf(int pass) => new(_cases, pass);

    /// <summary>The same cases said in another way, each in its place.</summary>
    public CaseSet<TOther> As<TOther>(Func<TCase, TOther> other) => new(Array.ConvertAll(_cases, one => other(one)));

    /// <summary>A visit to every case: an odd step through a power of two meets each place once.</summary>
    public struct Visit(TCase[] cases, int pass)
    {
        // Steps near the golden section lead far away from one pass to the next.
        private readonly int _step = (int)(((pass * 0x9E3779B9L) >> 8) & (cases.Length - 1)) | 1;
        private int _left = cases.Length;
        private int _place = pass & (cases.Length - 1);

        public readonly TCase Current => cases[_place];

        public readonly Visit GetEnumerator() => this;

        public bool MoveNext()
        {
            _place = (_place + _step) & (cases.Length - 1);
            return _left-- > 0;
        }
    }
}
