// Proves that the published schema and the loader accept and refuse the same rulebooks.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import { beyondSchema, witnesses } from './beyond.mjs';
import { schema, schemaText, validRulebooks, variantsOf } from './corpus.mjs';
import { derived } from './derive.mjs';

const faults = [];
const validate = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false }).compile(schema);

if (derived(schema) !== schemaText) faults.push('rulebook.schema.json is not what derive.mjs writes: run node derive.mjs');
for (const place of propertiesWithoutWords(schema, '')) faults.push(`${place} lacks a title or a description in both languages`);

const corpus = [];
const seen = new Set();
function add(at, rulebook, isSound = false) {
  const json = JSON.stringify(rulebook);
  if (!seen.has(json)) corpus.push({ at, json, isSound });
  seen.add(json);
}
for (const valid of validRulebooks()) {
  add(valid.name, valid.rulebook, true);
  for (const variant of variantsOf(valid)) add(variant.at, variant.rulebook);
}
for (const { at, rulebook } of witnesses) add(at, rulebook);

const seenBeyond = new Map();
let agreed = 0, compared = 0, accepted = 0, beyond = 0;
verdictsOf(corpus).forEach((errors, i) => {
  const { at, json, isSound } = corpus[i];
  const bySchema = validate(JSON.parse(json));
  const byLoader = errors.length === 0;
  if (isSound && !(bySchema && byLoader)) faults.push(`${at} is sound, but ${byLoader ? text(validate.errors) : text(errors)}`);
  if (bySchema && !byLoader && errors.every(error => beyondSchema.some(check => check.covers(error)))) {
    for (const error of errors) seenBeyond.set(error.code, (seenBeyond.get(error.code) ?? 0) + 1);
    beyond++;
    return;
  }
  compared++;
  if (bySchema && byLoader) accepted++;
  if (bySchema === byLoader) agreed++;
  else faults.push(`${at}: the schema ${bySchema ? 'accepts' : `refuses (${text(validate.errors)})`}, the loader ${byLoader ? 'accepts' : `refuses (${text(errors)})`}`);
});

for (const { code } of beyondSchema) {
  if (!seenBeyond.has(code)) faults.push(`${code} is listed as beyond a schema, and nothing shows it`);
}
for (const { code, why } of beyondSchema) console.log(`beyond a schema ${code} ${seenBeyond.get(code) ?? 0}: ${why}`);
for (const fault of faults.slice(0, 40)) console.error(fault);
console.log(`figure schema-accepted ${accepted}`);
console.log(`figure schema-beyond ${beyond}`);
console.log(`figure schema-agreements ${agreed}/${compared}`);
process.exitCode = faults.length === 0 && compared >= 300 ? 0 : 1;
if (faults.length > 0) console.error(`${faults.length} faults`);

function verdictsOf(entries) {
  const folder = mkdtempSync(join(tmpdir(), 'rulebooks-'));
  try {
    const [rulebooks, verdicts] = [join(folder, 'rulebooks.jsonl'), join(folder, 'verdicts.jsonl')];
    writeFileSync(rulebooks, entries.map(entry => `${entry.json}\n`).join(''));
    execFileSync('dotnet', [process.argv[2], rulebooks, verdicts], { stdio: 'inherit' });
    return readFileSync(verdicts, 'utf8').trimEnd().split('\n').map(line => JSON.parse(line));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Every property says in Japanese and English what it is, itself or by what it refers to.
function* propertiesWithoutWords(node, place) {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, property] of Object.entries(node.properties ?? {})) {
    if (node.type !== 'object') continue;
    const words = Object.keys(property).join() === '$ref' ? at(property.$ref) : property;
    if (![words.title, words.description].every(word => /[\u3040-\u30ff\u4e00-\u9fff].* \/ \S/s.test(word ?? ''))) yield `${place}.${key}`;
  }
  for (const [key, inner] of Object.entries(node)) yield* propertiesWithoutWords(inner, `${place}/${key}`);
}

function at(pointer) {
  return pointer.replace('#/', '').split('/').reduce((node, key) => node[key], schema);
}

function text(errors) {
  return errors.map(error => error.code ? `${error.path} ${error.code}` : `${error.instancePath} ${error.message}`).join('; ');
}
