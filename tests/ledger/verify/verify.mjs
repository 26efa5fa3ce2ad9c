#!/usr/bin/env node
// A second verifier of exported logs: follows RFC 6962, c2sp.org/signed-note, c2sp.org/tlog-checkpoint and what
// audit_service.proto says, with Node's own library alone and no line of the product.
//
//   node tests/ledger/verify/verify.mjs FILE [--public-key FILE] [--since FILE]
//
// Exit codes: 0 all holds, 1 something does not, 2 arguments or files can't be used.
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { inspectContent } from './content.mjs';
import { hasSigned, parseCheckpoint, publicKeyOf } from './note.mjs';
import { Sentences } from './sentences.mjs';
import { leafHash, RightEdge } from './tree.mjs';

const HOLDS = 0, DOES_NOT_HOLD = 1, FAULTY = 2;
const MOST_FINDINGS = 100;
const HELP = `使い方 / Usage: node tests/ledger/verify/verify.mjs FILE [--public-key FILE] [--since FILE]
  FILE               書き出した記録 / an exported log, one part of ExportLog as JSON on each line
  --public-key FILE  記録の公開鍵（PEM） / the public key of the log
  --since FILE       前の先頭（note） / a checkpoint received earlier`;

export async function verify(lines, publicKey, since) {
  const findings = [], tree = new RightEdge(), revisions = new Map(), missing = new Map();
  let expected = 0n, checkpoint = null, number = 0, municipality = null, lastTime = '', rootSince = null;
  const find = (place, code, ...figures) => findings.push({ place, code, figures });
  const noteRoot = () => { if (since && since.size === tree.size) rootSince = tree.root(); };

  noteRoot();
  for await (const line of lines) {
    if (findings.length >= MOST_FINDINGS) break;
    number++;
    const part = parseOr(line);
    if (checkpoint || !part || (!part.entry && !part.checkpoint)) {
      find(`line ${number}`, 'LINE_FORM');
      continue;
    }
    if (part.checkpoint) {
      checkpoint = part.checkpoint;
      continue;
    }

    const entry = part.entry, index = BigInt(entry.index ?? 0), content = Buffer.from(entry.content ?? '', 'base64');
    if (index !== expected) find(`entry ${expected}`, 'ENTRY_INDEX', expected, index);
    expected = index + 1n;
    const leaf = leafHash(content);
    if (!leaf.equals(Buffer.from(entry.leafHash ?? '', 'base64'))) find(`entry ${index}`, 'CONTENT_CHANGED');
    tree.append(leaf);
    noteRoot();

    const said = inspectContent(content, entry.values ?? []);
    if (!said) {
      find(`entry ${index}`, 'CONTENT_FORM');
      continue;
    }
    if (said.index !== index) find(`entry ${index}`, 'CONTENT_PLACE', said.index);
    municipality ??= said.municipality;
    if (said.municipality !== municipality) find(`entry ${index}`, 'MUNICIPALITY_DIFFERS');
    const before = revisions.get(said.stream) ?? 0n;
    if (said.revision !== before + 1n) find(`entry ${index}`, 'REVISION_ORDER', before, said.revision);
    revisions.set(said.stream, said.revision);
    if (said.time < lastTime) find(`entry ${index}`, 'TIME_ORDER');
    else lastTime = said.time;
    if (said.erases) missing.delete(said.careCase);
    if (said.lacksValues && !missing.has(said.careCase)) missing.set(said.careCase, index);
    for (const [code, place] of said.faults) find(`entry ${index}`, code, place);
  }

  for (const [stream, index] of [...missing].sort((a, b) => Number(a[1] - b[1]))) find(`entry ${index}`, 'VALUE_MISSING', stream);
  if (checkpoint) checkHead(checkpoint, tree, municipality, publicKey, since, find);
  else find('checkpoint', 'CHECKPOINT_MISSING');
  if (since && since.size > tree.size) find('since', 'SINCE_SIZE', since.size, tree.size);
  else if (since && !rootSince.equals(since.root)) find('since', 'SINCE_ROOT', since.size);
  return { findings, size: tree.size, root: tree.root() };
}

function checkHead(checkpoint, tree, municipality, publicKey, since, find) {
  const head = parseCheckpoint(checkpoint.note ?? '');
  if (!head || BigInt(checkpoint.size ?? 0) !== head.size || !Buffer.from(checkpoint.root ?? '', 'base64').equals(head.root)
    || (municipality !== null && !head.origin.endsWith(`/${municipality}`))) {
    find('checkpoint', 'CHECKPOINT_FORM');
    return;
  }
  if (head.size !== tree.size) find('checkpoint', 'CHECKPOINT_SIZE', head.size, tree.size);
  else if (!head.root.equals(tree.root())) find('checkpoint', 'CHECKPOINT_ROOT');
  if (publicKey && !hasSigned(publicKey, head)) find('checkpoint', 'SIGNATURE_INVALID');
  if (since && since.origin !== head.origin) find('since', 'SINCE_ORIGIN');
}

function parseOr(line) {
  try {
    const part = JSON.parse(line);
    return typeof part === 'object' ? part : null;
  } catch {
    return null;
  }
}

function fail(ja, en) {
  console.error(`検証できません。\nIt can't be checked.\n    ${ja}\n    ${en}`);
  process.exit(FAULTY);
}

async function main() {
  let args;
  try {
    args = parseArgs({ allowPositionals: true, options: { 'public-key': { type: 'string' }, since: { type: 'string' }, help: { type: 'boolean' } } });
  } catch (fault) {
    fail('引数に誤りがあります（--help）。', `${fault.message} (--help)`);
  }
  if (args.values.help) return console.log(HELP);
  if (args.positionals.length !== 1) fail('書き出した記録のファイルを一つ指定してください（--help）。', 'Give the file of one exported log (--help).');

  let publicKey = null, since = null;
  try {
    if (args.values['public-key']) publicKey = publicKeyOf(readFileSync(args.values['public-key'], 'utf8'));
    if (args.values.since) since = parseCheckpoint(readFileSync(args.values.since, 'utf8'));
  } catch {
    fail('公開鍵又は前の先頭のファイルを読めません。', 'The public key or the earlier checkpoint can\'t be read.');
  }
  if (args.values.since && !since) fail('--since は署名した先頭（note）ではありません。', '--since is no checkpoint (note).');
  if (since && publicKey && !hasSigned(publicKey, since)) fail('前の先頭の署名が正しくありません。', 'The earlier checkpoint bears no valid signature.');

  const input = createReadStream(args.positionals[0]);
  input.on('error', () => fail('記録のファイルを読めません。', 'The exported log can\'t be read.'));
  const { findings, size, root } = await verify(createInterface({ input, crlfDelay: Infinity }), publicKey, since);
  if (findings.length === 0) {
    console.log(`記録${size}件は正しく、根は ${root.toString('hex')} です。${publicKey ? '署名も正しいものです。' : '署名は確かめていません。'}`);
    console.log(`All ${size} entries hold; their root is ${root.toString('hex')}. ${publicKey ? 'The signature is valid.' : 'No signature was checked.'}`);
    process.exit(HOLDS);
  }
  console.error(`記録は正しくありません（${findings.length}件）。\nThe log does not hold (findings: ${findings.length}).`);
  for (const { place, code, figures } of findings) {
    const [ja, en] = Sentences[code](...figures);
    console.error(`  ${place}  ${code}\n    ${ja}\n    ${en}`);
  }
  process.exit(DOES_NOT_HOLD);
}

if (import.meta.filename === process.argv[1]) await main();
