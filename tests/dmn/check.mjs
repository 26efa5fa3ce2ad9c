// Asks the exported models every case, looks for gaps and overlaps at every bound of every table, and shows that changed numbers are seen.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dependantsOf, differenceOf, inputsOf } from './compare.mjs';
import { Evaluator } from './evaluate.mjs';
import { parseModel } from './model.mjs';
import { mutantsOf } from './mutants.mjs';
import { checkPoints } from './points.mjs';

const leastCases = 20_000;
const mostShown = 10;
const shipped = ['312011-1.dmn', '310000-1.dmn'];

const folder = process.argv[2];
const models = new Map(readdirSync(folder).filter(file => file.endsWith('.dmn')).sort()
  .map(file => [file, parseModel(readFileSync(join(folder, file), 'utf8'))]));
const cases = new Map([...models.keys()].map(file => [file, []]));
for (const line of readFileSync(join(folder, 'cases.jsonl'), 'utf8').split('\n').filter(Boolean)) {
  const one = JSON.parse(line);
  cases.get(one.file).push({ ...one, inputs: inputsOf(one, models.get(one.file)) });
}

const asked = [...cases.values()].reduce((sum, list) => sum + list.length, 0);
const outputs = [...cases.values()].flat().reduce((sum, one) => sum + Object.keys(one.expected).length, 0);
const differences = [];
for (const [file, model] of models) {
  const evaluator = new Evaluator(model);
  for (const one of cases.get(file)) {
    const difference = differenceOf(one, evaluator);
    if (difference) differences.push(`${file} case ${one.index}: ${difference}`);
  }
}

const faults = [];
let points = 0;
for (const [file, model] of models) points += checkPoints(model, fault => faults.push(`${file} ${fault}`));

const mutants = shipped.flatMap(file => mutantsOf(models.get(file)).map(mutant => ({ ...mutant, file })));
const unseen = mutants.filter(({ file, model, changed }) => {
  const evaluator = new Evaluator(model);
  const touched = dependantsOf(model, changed);
  if (cases.get(file).some(one => differenceOf(one, evaluator, touched))) return false;
  const found = [];
  checkPoints({ decisions: new Map([[changed, model.decisions.get(changed)]]) }, fault => found.push(fault));
  return found.length === 0;
});

for (const difference of differences.slice(0, mostShown)) console.log(difference);
for (const fault of faults.slice(0, mostShown)) console.log(fault);
for (const { file, text } of unseen.slice(0, mostShown)) console.log(`${file} not seen: ${text}`);
console.log(`figure dmn-cases ${asked}`);
console.log(`figure dmn-outputs ${outputs}`);
console.log(`figure dmn-differences ${differences.length}`);
console.log(`figure dmn-table-points ${points}`);
console.log(`figure dmn-table-faults ${faults.length}`);
console.log(`figure dmn-mutants-seen ${mutants.length - unseen.length}/${mutants.length}`);
const good = asked >= leastCases && differences.length === 0 && faults.length === 0 && unseen.length === 0 && mutants.length > 0;
process.exitCode = good ? 0 : 1;
