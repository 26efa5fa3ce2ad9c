using TottoriCare.Rules;
using TottoriCare.Specs.Cells;
using TottoriCare.Specs.Reading;

namespace TottoriCare.Specs.Tables;

/// <summary>例の読み取り: the tables of a folder as cases under the rulebook of its municipality.</summary>
internal sealed class CaseReader(Ordinance ordinance, List<SpecFault> faults)
{
    private const string Default = "既定";

    /// <summary>Every case of some files, in their order; what is wrong with a table or a row is added to the faults.</summary>
    public IReadOnlyList<SpecCase> Read(IEnumerable<SpecFile> files)
    {
        SpecTable[] tables = [.. files.SelectMany(file => file.Tables)];
        foreach (IGrouping<string, SpecTable> same in tables.GroupBy(table => table.Name).Where(group => group.Count() > 1))
        {
            foreach (SpecTable again in same.Skip(1))
            {
                Fault(again.Kind.Place, "TABLE_NAME_TWICE",
                    $"「{again.Name}」という表が{same.First().Kind.Place}にもあります。見出しの「：」の後を別の名前にしてください。",
                    $"There is a table of this name at {same.First().Kind.Place} too; give it another name after the colon.");
            }
        }

        return [.. tables.SelectMany(Read)];
    }

    private IEnumerable<SpecCase> Read(SpecTable table)
    {
        if (TableKind.All.FirstOrDefault(kind => kind.Name == table.Kind.Text) is not { } kind)
        {
            string kinds = string.Join("、", TableKind.All.Select(one => one.Name));
            Fault(table.Kind.Place, "TABLE_KIND_UNKNOWN",
                $"「{table.Kind.Text}」という種類の表はありません。見出しの「：」の前を次のどれかにしてください: {kinds}。",
                $"There is no kind of table '{table.Kind.Text}'; before the colon write one of {kinds}.");
            return [];
        }

        TestIds(table);
        if (!HeadsAreSound(table, kind))
            return [];
        foreach (IGrouping<string, SpecRow> same in table.Rows.GroupBy(row => row.Cells[LabelIndex(table)].Text).Where(group => group.Count() > 1))
        {
            Fault(same.Last().Cells[LabelIndex(table)].Place, "LABEL_TWICE",
                $"例「{same.Key}」が二つあります。別の番号を付けてください。", $"There are two rows '{same.Key}'; number them apart.");
        }

        return [.. table.Rows.Select(row => Read(table, row, kind)).OfType<SpecCase>()];
    }

    private void TestIds(SpecTable table)
    {
        foreach (SpecCell id in table.Tested.Where(id => ordinance.Rulebook.FindRule(id.Text) is null && ordinance.Rulebook.FindReading(id.Text) is null))
        {
            Fault(id.Place, "ID_UNKNOWN",
                $"「{id.Text}」という規定も解釈も、{ordinance.Rulebook.MunicipalityName.Ja}の規則集にはありません。番号を直してください。",
                $"The rulebook of {ordinance.Rulebook.MunicipalityName.En} has neither a rule nor a reading '{id.Text}'; mend the id.");
        }
    }

    private bool HeadsAreSound(SpecTable table, TableKind kind)
    {
        int before = faults.Count;
        foreach (SpecCell head in table.Heads.Where(head => kind.Columns.All(column => column.Head != head.Text)))
        {
            string known = string.Join("、", kind.Columns.Select(column => column.Head));
            Fault(head.Place, "COLUMN_UNKNOWN",
                $"「{kind.Name}」の表に「{head.Text}」という列はありません。次のどれかにしてください: {known}。",
                $"A table '{kind.Name}' has no column '{head.Text}'; it may have {known}.");
        }

        foreach (SpecCell head in table.Heads.GroupBy(head => head.Text).Where(group => group.Count() > 1).Select(group => group.Last()))
            Fault(head.Place, "COLUMN_TWICE", $"列「{head.Text}」が二つあります。一つにしてください。", $"There are two columns '{head.Text}'; keep one.");
        foreach (FactColumn missing in kind.Columns.OfType<FactColumn>().Where(column => column.IsNeeded && table.Heads.All(head => head.Text != column.Head)))
        {
            Fault(table.Heads[0].Place, "COLUMN_MISSING",
                $"「{kind.Name}」の表には列「{missing.Head}」が要ります。加えてください。", $"A table '{kind.Name}' needs the column '{missing.Head}'; add it.");
        }

        // A misspelt column may be the answer that is missed here.
        if (faults.Count == before && !kind.Columns.OfType<AnswerColumn>().Any(column => table.Heads.Any(head => head.Text == column.Head)))
        {
            string answers = string.Join("、", kind.Columns.OfType<AnswerColumn>().Select(column => column.Head));
            Fault(table.Heads[0].Place, "ANSWER_MISSING",
                $"答えの列が一つもありません。次のどれかを加えてください: {answers}。", $"The table expects no answer; add one of {answers}.");
        }

        return faults.Count == before;
    }

    private SpecCase? Read(SpecTable table, SpecRow row, TableKind kind)
    {
        int before = faults.Count;
        var expected = new List<ExpectedCell>();
        for (int i = 0; i < table.Heads.Count; i++)
        {
            SpecCell cell = row.Cells[i];
            Column column = kind.Columns.Single(one => one.Head == table.Heads[i].Text);
            bool mayBeUnsaid = column is FactColumn { MayBeUnsaid: true };
            if (cell.Text.Length == 0 || (cell.Text == WordCell.NotGiven && !mayBeUnsaid))
            {
                Fault(cell.Place, "CELL_EMPTY",
                    $"列「{column.Head}」のセルが空です。{(mayBeUnsaid ? "書くことがなければ「－」と書いてください" : $"次の形で書いてください: {column.Form}")}。",
                    $"The cell of column '{column.Head}' is empty; {(mayBeUnsaid ? "write － where there is nothing to say" : "it has to be filled")}.");
            }
            else if (column is AnswerColumn answer)
            {
                CellRead<string> read = answer.Canonical(cell.Text, ordinance.Rulebook);
                if (read.Fault is { } fault)
                    faults.Add(fault.At(cell, column.Head));
                else
                    expected.Add(new ExpectedCell(answer, cell, read.Value!));
            }
        }

        // With an empty cell there is nothing to ask, and its fault has been said.
        if (faults.Count > before)
            return null;
        var reader = new RowReader(table, row, ordinance, faults);
        (Rules.Reading, Alternative)? under = reader.Fact(Heads.Under, UnderOf, null);
        Question question = kind.Ask(reader);
        return faults.Count == before
            ? new SpecCase(table, row, row.Cells[LabelIndex(table)].Text, question, under, expected)
            : null;
    }

    private CellRead<(Rules.Reading, Alternative)?> UnderOf(string text)
    {
        if (text == Default)
            return ((Rules.Reading, Alternative)?)null;

        string[] parts = text.Split(' ', 2);
        if (parts.Length < 2 || ordinance.Rulebook.FindReading(parts[0]) is not { } reading)
        {
            return CellFault.Form(text, "READING_UNKNOWN",
                "「既定」か、解釈の番号と別の解釈の文を半角の空白で区切って書いてください", "write 既定, or the id of a reading and its other answer parted by a space");
        }

        return WordCell.Among(parts[1], reading.Alternatives.Where(one => one.IsModelled), one => one.Text.Ja)
            .Then(alternative => (CellRead<(Rules.Reading, Alternative)?>)(reading, alternative));
    }

    private static int LabelIndex(SpecTable table) => table.Heads.ToList().FindIndex(head => head.Text == Heads.Example);

    private void Fault(Place place, string code, string ja, string en) => faults.Add(new SpecFault(place, code, new LocalizedText(ja, en)));
}
