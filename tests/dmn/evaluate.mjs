// Evaluates decisions: the semantics of a table of hit policy UNIQUE are here, those of FEEL are feelin's.
import { evaluate, unaryTest } from 'feelin';

/** A rule of UNIQUE is broken: none or several rules match. */
export class NotUnique extends Error {}

const values = new Map();
const tests = new Map();
const results = new Map();

/** A value as FEEL knows it: days and clock times come as text. */
export function valueOf(value, type) {
  if (type !== 'date' && type !== 'time') return value;
  const key = `${type} ${value}`;
  if (!values.has(key)) values.set(key, feel(`${type}("${value}")`, {}));
  return values.get(key);
}

/** Whether a value passes a unary test. */
export function passes(test, value) {
  const key = `${test}\n${typeof value === 'object' ? textOf(value) : JSON.stringify(value)}`;
  if (!tests.has(key)) tests.set(key, checked(unaryTest(test, { '?': value }), test) === true);
  return tests.get(key);
}

export const textOf = value => value?.iso ?? value;

// Only what an expression names can change its value; what was asked once is kept.
function feel(expression, context) {
  const named = Object.entries(context).filter(([name]) => expression.includes(name));
  const key = `${expression}\n${named.map(([, value]) => JSON.stringify(textOf(value)))}`;
  if (!results.has(key)) results.set(key, checked(evaluate(expression, Object.fromEntries(named)), expression));
  return results.get(key);
}

function checked({ value, warnings }, expression) {
  if (warnings.length > 0) throw new Error(`${expression}: ${JSON.stringify(warnings)}`);
  return value;
}

export function rulesThatMatch(table, cells) {
  return table.rules.filter(rule => rule.inputs.every((test, column) => test === '-' || passes(test, cells[column])));
}

/** A model ready to decide; equal questions to one decision are asked once. */
export class Evaluator {
  #model;
  #answers = new Map();

  constructor(model) { this.#model = model; }

  /** What a decision gives for inputs; what it is worked out of is kept for the other decisions of the case. */
  decide(name, known) {
    if (known.has(name)) return known.get(name);
    const decision = this.#model.decisions.get(name);
    if (!decision) throw new Error(`There is no input or decision ${name}.`);
    const context = Object.fromEntries(decision.requires.map(required => [required, this.decide(required, known)]));
    const key = `${name}\n${Object.values(context).map(value => JSON.stringify(textOf(value)))}`;
    if (!this.#answers.has(key)) this.#answers.set(key, this.#answer(decision, context));
    const answer = this.#answers.get(key);
    if (answer instanceof NotUnique) throw answer;
    known.set(name, answer);
    return answer;
  }

  #answer({ name, expression, table }, context) {
    if (!table) return feel(expression, context);
    const cells = table.columns.map(column => column.expression in context ? context[column.expression] : feel(column.expression, context));
    const rules = rulesThatMatch(table, cells);
    if (rules.length !== 1) return new NotUnique(`${name}: ${rules.length} rules match ${JSON.stringify(cells.map(textOf))}`);
    const outputs = rules[0].outputs.map(output => feel(output, context));
    return outputs.length === 1 ? outputs[0] : Object.fromEntries(table.outputs.map((output, index) => [output, textOf(outputs[index])]));
  }
}
