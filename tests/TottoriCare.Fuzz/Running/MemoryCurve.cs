using TottoriCare.Fuzz.Serving;

namespace TottoriCare.Fuzz.Running;

/// <summary>メモリの推移: what the host holds after so many requests, from the end of the warm-up on.</summary>
internal sealed class MemoryCurve
{
    private readonly List<(int Requests, Memory Memory)> _points = [];

    public void Add(int requests, Memory memory) => _points.Add((requests, memory));

    public bool IsEmpty => _points.Count == 0;

    public long HeapGrowth => _points[^1].Memory.Heap - _points[0].Memory.Heap;

    public long WorkingSetGrowth => _points[^1].Memory.WorkingSet - _points[0].Memory.WorkingSet;

    /// <summary>Bytes of the heap that each request adds, by the line of least squares; 0 with a single point.</summary>
    public double HeapSlope
    {
        get
        {
            double requests = _points.Average(point => (double)point.Requests);
            double heap = _points.Average(point => (double)point.Memory.Heap);
            double spread = _points.Sum(point => Square(point.Requests - requests));
            return spread == 0 ? 0 : _points.Sum(point => (point.Requests - requests) * (point.Memory.Heap - heap)) / spread;
        }
    }

    private static double Square(double value) => value * value;
}
