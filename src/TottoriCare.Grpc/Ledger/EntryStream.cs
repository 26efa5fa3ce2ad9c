namespace TottoriCare.Grpc.Ledger;

/// <summary>記録の流れ: what an entry of the log continues: a case, or something of a municipality that is none.</summary>
/// <param name="Kind">The member of an entry that names it: <see cref="Case"/> or <see cref="Other"/>.</param>
/// <param name="Name">Its name in the entry.</param>
/// <param name="Id">Its id.</param>
internal sealed record EntryStream(string Kind, string Name, Guid Id)
{
    /// <summary>The member of an entry that names a case.</summary>
    public const string Case = "case";

    /// <summary>The member of an entry that names anything else.</summary>
    public const string Other = "stream";

    /// <summary>The stream of a case.</summary>
    public static EntryStream OfCase(Guid caseId) => new(Case, caseId.ToString(), caseId);

    /// <summary>A stream of which a municipality has one, such as its billing.</summary>
    public static EntryStream Of(MunicipalityCode municipality, string what) => new(Other, what, StreamIds.Of(municipality, what));

    /// <summary>A stream of one of many things, such as a notice.</summary>
    public static EntryStream Of(string what, Guid id) => new(Other, $"{what}/{id}", id);

    /// <summary>The id that the name of a stream stands for.</summary>
    public static Guid IdOf(MunicipalityCode municipality, string name) =>
        name.Split('/') is [_, var id] && Guid.TryParseExact(id, "D", out Guid one) ? one : StreamIds.Of(municipality, name);
}
