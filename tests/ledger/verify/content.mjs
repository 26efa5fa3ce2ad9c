// What the content of an entry says of itself, and whether the values beside it are those that it holds hashes of.
import { createHash } from 'node:crypto';

const WHOLE = /^(0|[1-9][0-9]{0,17})$/;
const INSTANT = /^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?Z$/;

export function inspectContent(bytes, values) {
  let json;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
  const time = INSTANT.exec(json?.recordedAt ?? '');
  const texts = [json?.municipality, json?.command, json?.stream, json?.case ?? ''];
  if (!time || !WHOLE.test(json.index) || !WHOLE.test(json.revision) || texts.some((text) => typeof text !== 'string')) return null;

  const hashes = new Map();
  collect(json, '', hashes);
  const faults = [], given = new Set();
  for (const { place, salt, value } of values) {
    const hash = createHash('sha256').update(Buffer.from(salt ?? '', 'base64')).update(value ?? '', 'utf8').digest('hex');
    given.add(place);
    if (!hashes.has(place)) faults.push(['VALUE_UNKNOWN', place]);
    else if (hashes.get(place) !== hash) faults.push(['VALUE_CHANGED', place]);
  }

  return {
    index: BigInt(json.index),
    municipality: json.municipality,
    stream: json.stream,
    careCase: json.case ?? '',
    revision: BigInt(json.revision),
    // Of one width, so that the order of the texts is that of the instants.
    time: `${time[1]}.${(time[2] ?? '').padEnd(9, '0')}`,
    erases: json.command === 'EraseValues' && json.outcome === 'Done',
    lacksValues: [...hashes.keys()].some((place) => !given.has(place)),
    faults,
  };
}

function collect(node, place, hashes) {
  if (node === null || typeof node !== 'object') return;
  const names = Object.keys(node);
  if (!Array.isArray(node) && names.length === 1 && names[0] === 'commitment') hashes.set(place, node.commitment);
  else for (const name of names) collect(node[name], `${place}/${name}`, hashes);
}
