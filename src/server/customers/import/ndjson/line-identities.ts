import type { LeftOutValue } from '../columns/parse-row.ts';
import { visibleText, withoutInvisible } from '../values/cell-text.ts';
import { isPlaceholder } from '../values/missing-value.ts';
import { isWord, SharedWords, wordMisfit } from '../values/parse-identity.ts';
import type { RowPerson } from '../values/parse-identity.ts';
import type { NdjsonCustomer } from './ndjson-object.ts';

const fields = ['id', 'customerNumber'] as const;

/** Finds ids and customer numbers that are words, and leaves out those that identify no one. */
export class LineIdentities {
  readonly #words = { id: new SharedWords(), customerNumber: new SharedWords() };

  add(customer: NdjsonCustomer): void {
    for (const field of fields) {
      const word = wordOf(customer[field]);
      if (word !== null) this.#words[field].add(word, () => personOf(customer));
    }
  }

  /** After all lines were added. Adds to `leftOut`. */
  withoutWords(customer: NdjsonCustomer, leftOut: LeftOutValue[]): NdjsonCustomer {
    let kept = customer;
    for (const field of fields) {
      const word = wordOf(customer[field]);
      const reason = word === null ? null : wordMisfit(word, this.#words[field].found);
      if (word === null || reason === null) continue;
      leftOut.push({ column: field, value: JSON.stringify(word), reason });
      kept = { ...kept, [field]: null };
    }
    return kept;
  }
}

/** A text without a digit in place of an id or a number; null for any other, and for none. */
function wordOf(value: string | null | undefined): string | null {
  if (value === null || value === undefined || !isWord(value)) return null;
  const word = withoutInvisible(value).trim();
  return word === '' || isPlaceholder(visibleText(word)) ? null : word;
}

function personOf({ email, emails, phone, phones, displayName, firstName, lastName }: NdjsonCustomer): RowPerson {
  const text = (value: string | null | undefined): string =>
    withoutInvisible(value ?? '')
      .trim()
      .toLowerCase();
  return {
    email: text(emails?.[0]?.address ?? email),
    phone: text(phones?.[0]?.number ?? phone),
    name: [displayName, firstName, lastName].map(text).join(' '),
  };
}
