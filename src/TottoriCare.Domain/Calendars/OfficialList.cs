using NodaTime;

namespace TottoriCare.Calendars;

// What is known of the Cabinet Office's list, besides its days: its header line, the days that no complete year of it lacks,
// and the English for the names that only the list uses.
internal sealed record OfficialList(
    string Header, IReadOnlyList<AnnualDate> InEveryYear, IReadOnlyDictionary<string, string> NamesOfItsOwn);
