import { emailKey } from '../contact-identity.ts';

/** Only from the start of a word: a photo in base64 is a million characters without an @. */
const looksLikeEmail = /(?<![^\s,;<>|"'[\]{}])[^\s,;<>|"'[\]{}@]+@[^\s,;<>|"'[\]{}\\]+/g;

/** In a longer list, a set finds an email sooner. */
const aFew = 16;

/** Finds the emails that are in more than one row of a file. */
export class RepeatedEmails {
  readonly #keys: number[] = [];

  /** Adds what looks like an email in a row; text around it does no harm. */
  add(row: readonly string[]): void {
    const first = this.#keys.length;
    let many: Set<number> | null = null;
    for (const text of row) {
      if (!text.includes('@')) continue;
      for (const [address] of text.matchAll(looksLikeEmail)) {
        const key = emailKey(address.replace(/^mailto:/i, ''));
        if (this.#keys.length - first >= aFew) many ??= new Set(this.#keys.slice(first));
        if (many?.has(key) ?? this.#keys.includes(key, first)) continue;
        this.#keys.push(key);
        many?.add(key);
      }
    }
  }

  /** The keys of those in several rows. */
  keys(): ReadonlySet<number> {
    const sorted = Float64Array.from(this.#keys).toSorted();
    return new Set(sorted.filter((key, at) => key === sorted[at - 1]));
  }
}
