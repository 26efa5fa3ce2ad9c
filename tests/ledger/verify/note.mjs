// Signed notes and checkpoints: c2sp.org/signed-note with ECDSA on P-256, and c2sp.org/tlog-checkpoint.
import { createHash, createPublicKey, verify } from 'node:crypto';

const KEY_ID_LENGTH = 4, ROOT_LENGTH = 32;

export function publicKeyOf(pem) {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw new Error('not on P-256');
  return key;
}

// The head that a note tells of, with what was signed and by whom; null where it is none.
export function parseCheckpoint(note) {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, end + 1), [origin, size, root] = text.split('\n');
  if (!origin || !/^(0|[1-9][0-9]{0,17})$/.test(size) || text.split('\n').length < 4) return null;
  const bytes = Buffer.from(root, 'base64');
  if (bytes.length !== ROOT_LENGTH || bytes.toString('base64') !== root) return null;

  const signatures = [];
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const form = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line);
    const signature = form && Buffer.from(form[2], 'base64');
    if (!signature || signature.length <= KEY_ID_LENGTH) return null;
    signatures.push({ name: form[1], id: signature.subarray(0, KEY_ID_LENGTH), bytes: signature.subarray(KEY_ID_LENGTH) });
  }
  return { origin, size: BigInt(size), root: bytes, text, signatures };
}

// Whether a key has signed a head under the name of its log.
export function hasSigned(key, head) {
  const der = key.export({ type: 'spki', format: 'der' });
  const id = createHash('sha256').update(der).digest().subarray(0, KEY_ID_LENGTH);
  const own = head.signatures.filter((signature) => signature.name === head.origin && signature.id.equals(id));
  return own.length > 0 && own.every((signature) => verify('sha256', Buffer.from(head.text), key, signature.bytes));
}
