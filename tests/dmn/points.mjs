// Looks for gaps and overlaps: a table is asked at, just below and just above every bound that it names, in every combination.
import { passes, rulesThatMatch, textOf, valueOf } from './evaluate.mjs';

const mostCombinations = 200_000;
const secondsOfDay = 24 * 60 * 60;

/** Asks every table of a model; returns how many points, and reports each where not exactly one rule matches. */
export function checkPoints(model, report) {
  let points = 0;
  for (const { name, table } of model.decisions.values()) {
    if (!table) continue;
    const columns = table.columns.map((column, index) => candidates(column, table.rules.map(rule => rule.inputs[index])));
    const combinations = columns.reduce((product, column) => product * column.length, 1);
    if (combinations > mostCombinations) throw new Error(`${name}: ${combinations} points are too many`);
    for (const cells of product(columns)) {
      points++;
      const matching = rulesThatMatch(table, cells).length;
      if (matching !== 1) report(`${name}: ${matching} rules match ${JSON.stringify(cells.map(textOf))}`);
    }
  }
  return points;
}

function candidates({ type, allowed }, entries) {
  const texts = [...entries, allowed ?? ''];
  const found = type === 'boolean' ? [true, false]
    : type === 'string' ? texts.flatMap(strings)
    : type === 'time' ? texts.flatMap(text => [...text.matchAll(/time\("([^"]+)"\)/g)].flatMap(([, time]) => around(seconds(time)).map(clock)))
    : type === 'date' ? texts.flatMap(text => [...text.matchAll(/date\("([^"]+)"\)/g)].flatMap(([, date]) => around(Date.parse(date) / 864e5).map(day)))
    : texts.flatMap(text => [...text.matchAll(/-?\d+/g)].flatMap(([number]) => around(Number(number))));
  // A column that no rule bounds is asked for any one value.
  const tried = found.length === 0 && type === 'number' ? [0] : found;
  const values = [...new Set(tried)].map(value => valueOf(value, type)).filter(value => !allowed || passes(allowed, value));
  if (values.length === 0) throw new Error(`no value to try for a column of type ${type}: ${entries}`);
  return values;
}

const strings = text => [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([quoted]) => JSON.parse(quoted));
const around = number => [number - 1, number, number + 1];
const seconds = time => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
const two = number => String(number).padStart(2, '0');
const clock = total => {
  const within = Math.min(Math.max(total, 0), secondsOfDay - 1);
  return `${two(Math.floor(within / 3600))}:${two(Math.floor(within / 60) % 60)}:${two(within % 60)}`;
};
const day = number => new Date(number * 864e5).toISOString().slice(0, 10);

function* product([first, ...rest]) {
  if (!first) {
    yield [];
    return;
  }
  for (const others of product(rest))
    for (const value of first) yield [value, ...others];
}
