// Changed models: each number and each clock time of a model's tables and expressions, one at a time, one higher.

export function mutantsOf(model) {
  return [...model.decisions.values()].flatMap(decision => decision.table
    ? decision.table.rules.flatMap((rule, row) => ['inputs', 'outputs'].flatMap(side => rule[side].flatMap((entry, column) =>
        changes(entry).map(changed => mutant(model, decision, `row ${row + 1}: ${entry} to ${changed}`, withEntry(decision.table, row, side, column, changed))))))
    : changes(decision.expression).map(changed => mutant(model, decision, `${decision.expression} to ${changed}`, { expression: changed })));
}

const withEntry = (table, row, side, column, changed) => ({
  table: { ...table, rules: table.rules.map((rule, index) => index === row ? { ...rule, [side]: rule[side].with(column, changed) } : rule) },
});

const mutant = (model, decision, text, change) => ({
  text: `${decision.name}, ${text}`,
  changed: decision.name,
  model: { ...model, decisions: new Map(model.decisions).set(decision.name, { ...decision, ...change }) },
});

// A clock time is one number: its minutes change. Digits of a name are none.
function changes(entry) {
  const times = [...entry.matchAll(/(time\("\d\d:)(\d\d)(?=:\d\d"\))/g)].map(found =>
    replaced(entry, found, `${found[1]}${String((Number(found[2]) + 1) % 60).padStart(2, '0')}`));
  if (times.length > 0) return times;
  return [...entry.matchAll(/(?<![\w"])\d+(?![\w"])/g)].map(found => replaced(entry, found, String(Number(found[0]) + 1)));
}

const replaced = (text, found, by) => text.slice(0, found.index) + by + text.slice(found.index + found[0].length);
