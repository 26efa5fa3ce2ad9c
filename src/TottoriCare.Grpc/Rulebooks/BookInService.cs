namespace TottoriCare.Grpc.Rulebooks;

/// <summary>供用中の例規集: the book by which calls that begin now are answered.</summary>
/// <remarks>A call takes the book once and keeps it to its end, so that a reload never changes a decision half way.</remarks>
internal sealed class BookInService(OrdinanceBook first)
{
    private volatile OrdinanceBook _current = first;

    /// <summary>The book of now.</summary>
    public OrdinanceBook Current => _current;

    /// <summary>Puts another book in its place, for the calls to come.</summary>
    public void Replace(OrdinanceBook book) => _current = book;
}
