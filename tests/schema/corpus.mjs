// The rulebooks that schema and loader judge: the shipped ones, the fixtures of the tests, the examples of FORMAT.md, and broken
// variants of all of them.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../src/TottoriCare.Domain/Rulebooks/', import.meta.url);
const read = name => readFileSync(new URL(name, folder), 'utf8');

const fixtures = new URL('../TottoriCare.Domain.Tests/Fixtures/', import.meta.url);

export const schemaText = read('rulebook.schema.json');
export const schema = JSON.parse(schemaText);

const format = read('FORMAT.md');
const blocks = kind => [...format.matchAll(/^```([a-z ]+)\n(.*?)^```$/gms)].filter(block => block[1] === kind).map(block => JSON.parse(block[2]));

export const complete = blocks('json complete')[0];

/** Merge patch (RFC 7396); a change inside it is taken as it stands, its nulls too. */
export function merge(target, patch) {
  if (!isObject(patch)) return patch;
  const merged = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else if (key === 'change') merged[key] = value;
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

/** Rulebooks that both sides must accept, each with the places in it that are to be broken. */
export function validRulebooks() {
  return [
    { name: 'complete', rulebook: complete, places: placesOf(complete) },
    ...blocks('json patch').map((patch, i) => {
      const rulebook = merge(complete, patch);
      return { name: `patch ${i + 1}`, rulebook, places: placesOf(patch).filter(place => valueAt(rulebook, place) !== undefined) };
    }),
    // The examples are broken everywhere; of the longer rulebooks every so many places one stands for the others.
    ...['310000', '312011'].map(code => thinned(code, JSON.parse(read(`${code}.json`)), 60)),
    ...readdirSync(fixtures).filter(name => name.endsWith('.json'))
      .map(name => thinned(`fixture ${name}`, JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')), 60)),
  ];
}

function thinned(name, rulebook, step) {
  return { name, rulebook, places: placesOf(rulebook).filter((place, i) => i % step === 0) };
}

/** Broken, or still sound, variants of one value at a time: keys dropped, added and renamed, and values of every other kind. */
export function* variantsOf({ name, rulebook, places }) {
  for (const place of places) {
    const at = `${name} ${place.join('.')}`;
    const value = valueAt(rulebook, place);
    const inObject = place.length > 0 && isObject(valueAt(rulebook, place.slice(0, -1)));
    if (inObject) {
      yield { at: `${at} dropped`, rulebook: without(rulebook, place) };
      yield { at: `${at} blank`, rulebook: replaced(without(rulebook, place), [...place.slice(0, -1), ' '], value) };
      yield { at: `${at} renamed`, rulebook: replaced(without(rulebook, place), [...place.slice(0, -1), `${place.at(-1)}_x`], value) };
    }
    for (const other of othersOf(value)) yield { at: `${at} = ${JSON.stringify(other).slice(0, 40)}`, rulebook: replaced(rulebook, place, other) };
  }
}

function othersOf(value) {
  const ofAnyKind = [null, true, -1, 'no_such_value', '', ' ', [], {}, 'not_stated'];
  if (value === null) return ofAnyKind.slice(1);
  if (typeof value === 'number') return [...ofAnyKind, 0, 1, value + 1, 1.5, 1000, 1001, 1e12, 1e12 + 1, 1e15, String(value)];
  if (typeof value === 'boolean') return [...ofAnyKind, !value, 0, String(value)];
  if (Array.isArray(value)) return [...ofAnyKind, value.slice(1), [...value, ...value.slice(0, 1)], [...value, 1], [...value, null], [...value, 'no_such_value'], [...value].reverse()];
  if (isObject(value)) return [...ofAnyKind, { ...value, no_such_key: 1 }, { ...value, no_such_key: {} }, [value]];
  return [...ofAnyKind, 1, `${value}x`, ` ${value}`, value.toUpperCase(), [value], ...likeText(value)];
}

function likeText(text) {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return ['2025-02-29', '2024-02-29', '2026-13-01', '2026-04-31', '26-04-01', '0000-01-01', '-0001-01-01', '9999-12-31', '2026-4-1', '1900-02-29', '2000-02-29'];
  if (/^\d\d:\d\d$/.test(text)) return ['24:00', '23:59', '00:00', '9:00', '12:60', '12:00:00'];
  if (/^\d\d-\d\d$/.test(text)) return ['02-29', '02-30', '04-31', '13-01', '1-1', '12-31'];
  if (/^P\d+[DWMY]$/.test(text)) return ['P1Y', 'P99Y', 'P100Y', 'P9999D', 'P10000D', 'P0D', 'P1Y2M', 'P1H', 'p1Y', 'P01M'];
  if (/^\d{6}$/.test(text)) return ['312011', '312012', '31201', '3120111', '３１２０１１'];
  return ['\u3000', '\u0085', '\ufeff', 'short_stay', 'night', 'needs_review', 'free', 'none'];
}

function placesOf(value, place = []) {
  const inside = Array.isArray(value) ? [...value.keys()] : isObject(value) ? Object.keys(value) : [];
  return [...(place.length ? [place] : []), ...inside.flatMap(key => placesOf(value[key], [...place, key]))];
}

export const valueAt = (value, place) => place.reduce((inner, key) => inner?.[key], value);

export function replaced(value, [key, ...further], other) {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key] = further.length ? replaced(copy[key], further, other) : other;
  return copy;
}

export function without(value, [key, ...further]) {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (further.length) copy[key] = without(copy[key], further);
  else delete copy[key];
  return copy;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
