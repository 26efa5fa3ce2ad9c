// Compares what a model gives for a case with what the library decided.
import { NotUnique, textOf, valueOf } from './evaluate.mjs';

/** The inputs of a case as FEEL's values. */
export function inputsOf(one, model) {
  return new Map(Object.entries(one.inputs).map(([name, value]) => {
    if (!model.inputs.has(name)) throw new Error(`${one.file} has no input ${name}.`);
    return [name, valueOf(value, model.inputs.get(name))];
  }));
}

/** A decision, and all that is worked out of it. */
export function dependantsOf(model, name) {
  const found = new Set([name]);
  for (let size = 0; size < found.size;) {
    size = found.size;
    for (const decision of model.decisions.values())
      if (decision.requires.some(required => found.has(required))) found.add(decision.name);
  }
  return found;
}

/** The first decision of a case, of all or of some, that gives something else, in words; nothing where all agree. */
export function differenceOf(one, evaluator, some) {
  const known = new Map(one.inputs);
  for (const [decision, expected] of Object.entries(one.expected)) {
    if (some && !some.has(decision)) continue;
    try {
      const given = textOf(evaluator.decide(decision, known));
      if (JSON.stringify(given) !== JSON.stringify(expected))
        return `${decision} gives ${JSON.stringify(given)}, expected ${JSON.stringify(expected)}`;
    } catch (error) {
      if (error instanceof NotUnique) return error.message;
      throw error;
    }
  }
  return undefined;
}
