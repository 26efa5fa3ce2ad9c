// The tree of RFC 6962, section 2.1, over leaves that come one after the other.
import { createHash } from 'node:crypto';

const LEAF = Buffer.from([0]), NODE = Buffer.from([1]);

export const leafHash = (content) => createHash('sha256').update(LEAF).update(content).digest();

const nodeHash = (left, right) => createHash('sha256').update(NODE).update(left).update(right).digest();

// What is complete of the tree: peaks[k] covers 2^k leaves, or is absent.
export class RightEdge {
  size = 0n;
  #peaks = [];

  append(leaf) {
    this.size++;
    let level = 0, hash = leaf;
    for (; this.#peaks[level]; level++) {
      hash = nodeHash(this.#peaks[level], hash);
      this.#peaks[level] = null;
    }
    this.#peaks[level] = hash;
  }

  root() {
    let hash = null;
    for (const peak of this.#peaks)
      if (peak) hash = hash ? nodeHash(peak, hash) : peak;
    return hash ?? createHash('sha256').digest();
  }
}
