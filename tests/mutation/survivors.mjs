// Tells what came of a run of Stryker: the score, and every mutant that survived, with its reason from a file.
// Usage: survivors.mjs REPORT.json SURVIVORS.txt whole|files|since
// Ends with 1 where a survivor has no reason, where a reason stands for no survivor of a file that was mutated as a whole, or where
// the score of a whole run is below its goal.

import { readFileSync } from 'node:fs';

const GOAL = 90;
const LONGEST = 160;
const [reportFile, survivorsFile, scope] = process.argv.slice(2);

/** What a report says lies between two places, on one line and shortened in the middle. */
function textAt(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return oneLine(lines.join('\n'));
}

function oneLine(text) {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST / 2)} … ${line.slice(-LONGEST / 2)}`;
}

/** The reasons at hand: an array for each mutant by its name, since one text may stand in a file more than once. */
function readReasons(text) {
  const reasons = new Map();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const entry = /^(?<file>\S+): (?<change>.* => .*?) — (?<reason>.+)$/u.exec(line)?.groups;
    if (!entry) throw new Error(`${survivorsFile}:${index + 1}: not of the form 'FILE: TEXT => OTHER TEXT — reason'`);
    const name = `${entry.file}: ${entry.change}`;
    reasons.set(name, [...(reasons.get(name) ?? []), { file: entry.file, reason: entry.reason }]);
  }

  return reasons;
}

const report = JSON.parse(readFileSync(reportFile, 'utf8'));
const mutants = Object.entries(report.files).flatMap(([path, file]) => file.mutants.map(mutant => {
  const name = path.replaceAll('\\', '/').replace(/^.*src\/TottoriCare\.Domain\//, '');
  return {
    file: name,
    status: mutant.status,
    line: mutant.location.start.line,
    name: `${name}: ${textAt(file.source, mutant.location)} => ${oneLine(mutant.replacement ?? '')}`,
  };
}));
const killed = mutants.filter(mutant => ['Killed', 'Timeout', 'RuntimeError'].includes(mutant.status));
const survived = mutants.filter(mutant => ['Survived', 'NoCoverage'].includes(mutant.status));
const untold = mutants.filter(mutant => mutant.status === 'CompileError');
const tried = killed.length + survived.length;
const reasons = readReasons(readFileSync(survivorsFile, 'utf8'));
const filesTried = new Set([...killed, ...survived].map(mutant => mutant.file));

const open = [];
for (const mutant of survived.sort((a, b) => a.name.localeCompare(b.name) || a.line - b.line)) {
  const reason = reasons.get(mutant.name)?.shift();
  if (reason) console.log(`survived: ${mutant.name} — ${reason.reason}`);
  else open.push(mutant);
}
const idle = [...reasons].flatMap(([name, left]) => left.map(one => ({ name, file: one.file })))
  .filter(one => scope === 'whole' || (scope === 'files' && filesTried.has(one.file)));

for (const mutant of open)
  console.log(`NO REASON (${mutant.status}, line ${mutant.line}): ${mutant.name}`);
for (const one of idle)
  console.log(`NO SURVIVOR: ${one.name}`);

const score = tried === 0 ? 100 : 100 * killed.length / tried;
console.log(`figure mutation-score ${score.toFixed(1)}`);
console.log(`figure mutants-killed ${killed.length}/${tried}`);
console.log(`figure mutants-with-reason ${survived.length - open.length}/${survived.length}`);
console.log(`figure mutants-that-do-not-compile ${untold.length}`);
process.exitCode = open.length + idle.length === 0 && (scope !== 'whole' || score >= GOAL) ? 0 : 1;
