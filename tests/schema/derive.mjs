// Writes the definitions of changes into rulebook.schema.json, derived from what they change, and lays the file out: run it after
// every edit of the schema. check.mjs finds a schema for which that was forgotten.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { changeDefinitions } from './change.mjs';

const file = new URL('../../src/TottoriCare.Domain/Rulebooks/rulebook.schema.json', import.meta.url);
const width = 140;

/** The schema with its derived definitions after all others, as the file has it. */
export function derived(schema) {
  const own = Object.fromEntries(Object.entries(schema.$defs).filter(([name]) => name !== 'change' && !name.endsWith('Change')));
  return `${laidOut({ ...schema, $defs: { ...own, ...changeDefinitions(own) } })}\n`;
}

/** JSON in which whatever fits into a line stands on one. */
function laidOut(value, indent = 0, before = 0) {
  const line = onOneLine(value);
  if (typeof value !== 'object' || value === null || indent + before + line.length <= width) return line;
  const inner = ' '.repeat(indent + 2);
  const items = Array.isArray(value)
    ? value.map(item => laidOut(item, indent + 2, 1))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${laidOut(item, indent + 2, JSON.stringify(key).length + 3)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${items.map(item => `${inner}${item}`).join(',\n')}\n${' '.repeat(indent)}${close}`;
}

function onOneLine(value) {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const items = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${onOneLine(item)}`);
  return items.length > 0 ? `{ ${items.join(', ')} }` : '{}';
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) writeFileSync(file, derived(JSON.parse(readFileSync(file, 'utf8'))));
