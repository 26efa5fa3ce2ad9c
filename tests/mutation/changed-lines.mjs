// Draws lines from a diff (--unified=0) and prints each file with them as Stryker wants it: FILE{START..END}…, in characters.
// Usage: changed-lines.mjs DIFF FOLDER MOST SEED
// A line that says nothing by itself (blank, a comment, a brace, a using, a namespace) is not drawn.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [diffFile, folder, most, seed] = process.argv.slice(2);

/** Every line that a diff adds: file, and number from 1. */
function addedLines(diff) {
  const added = [];
  let file = null;
  for (const line of diff.split('\n')) {
    const header = /^\+\+\+ (?:b\/)?(.*?)\t?$/.exec(line);
    if (header) file = header[1] === '/dev/null' ? null : header[1];
    const hunk = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (!hunk || !file?.endsWith('.cs')) continue;
    const first = Number(hunk[1]);
    for (let i = 0; i < Number(hunk[2] ?? 1); i++) added.push({ file, line: first + i });
  }

  return added;
}

/** Where each line of a text begins and ends, without its line break. */
function spans(text) {
  let from = 0;
  return text.split('\n').map(line => {
    const span = { from, to: from + line.length, text: line.trim() };
    from += line.length + 1;
    return span;
  });
}

const says = text => !/^(|[{}()[\];,]+|\/\/.*|\/\*.*|using .*|namespace .*)$/.test(text);
const rank = ({ file, line }) => createHash('sha256').update(`${seed} ${file} ${line}`).digest('hex');

const texts = new Map();
const lines = addedLines(readFileSync(diffFile, 'utf8'))
  .map(one => {
    if (!texts.has(one.file)) texts.set(one.file, spans(readFileSync(join(folder, one.file), 'utf8')));
    return { ...one, span: texts.get(one.file)[one.line - 1] };
  })
  .filter(one => one.span !== undefined && says(one.span.text));
const drawn = lines.map(one => ({ ...one, rank: rank(one) })).sort((a, b) => (a.rank < b.rank ? -1 : 1)).slice(0, Number(most));

for (const file of new Set(drawn.map(one => one.file))) {
  const ofFile = drawn.filter(one => one.file === file).sort((a, b) => a.line - b.line);
  console.log(file + ofFile.map(one => `{${one.span.from}..${one.span.to}}`).join(''));
}

console.error(`figure mutation-lines ${drawn.length}/${lines.length}`);
