// A model in DMN 1.5 as plain objects: its inputs by name, and its decisions with what they require.
import { SaxesParser } from 'saxes';

export function parseModel(xml) {
  const root = parseXml(xml);
  const inputs = new Map(all(root, 'inputData').map(input => [input.attributes.name, one(input, 'variable').attributes.typeRef]));
  const names = new Map([...all(root, 'inputData'), ...all(root, 'decision')].map(element => [element.attributes.id, element.attributes.name]));
  const decisions = new Map(all(root, 'decision').map(decision => [decision.attributes.name, {
    name: decision.attributes.name,
    requires: all(decision, 'informationRequirement').map(required => names.get(required.children[0].attributes.href.slice(1))),
    expression: one(decision, 'literalExpression') && text(one(decision, 'literalExpression')),
    table: one(decision, 'decisionTable') && parseTable(one(decision, 'decisionTable')),
  }]));
  return { inputs, decisions };
}

function parseTable(table) {
  if (table.attributes.hitPolicy !== 'UNIQUE') throw new Error(`hit policy ${table.attributes.hitPolicy}`);
  return {
    columns: all(table, 'input').map(input => ({
      expression: text(one(input, 'inputExpression')),
      type: one(input, 'inputExpression').attributes.typeRef,
      allowed: one(input, 'inputValues') && text(one(input, 'inputValues')),
    })),
    outputs: all(table, 'output').map(output => output.attributes.name),
    rules: all(table, 'rule').map(rule => ({
      inputs: all(rule, 'inputEntry').map(text),
      outputs: all(rule, 'outputEntry').map(text),
      annotations: all(rule, 'annotationEntry').map(text),
    })),
  };
}

function parseXml(xml) {
  const document = { children: [] };
  const open = [document];
  const parser = new SaxesParser();
  parser.on('error', error => { throw error; });
  parser.on('opentag', tag => {
    const element = { name: tag.name, attributes: tag.attributes, children: [], text: '' };
    open.at(-1).children.push(element);
    open.push(element);
  });
  parser.on('text', characters => { if (open.length > 1) open.at(-1).text += characters; });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return document.children[0];
}

const all = (element, name) => element.children.filter(child => child.name === name);
const one = (element, name) => all(element, name)[0];
const text = element => one(element, 'text').text;
