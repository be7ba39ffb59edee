import { withoutInvisible } from '../values/cell-text.ts';
import { emailMisfit, phoneMisfit } from '../values/parse-contact.ts';
import { contactKeys, splitEmails, splitPhones } from '../values/split-contacts.ts';
import { joinPhone, prefixesIn } from '../values/phone-prefixes/join-phone.ts';
import type { PhonePrefixes } from '../values/phone-prefixes/join-phone.ts';
import { plainNumber } from '../values/parse-number.ts';

export type ContactKind = 'email' | 'phone';

const contractKey = { email: 'address', phone: 'number' } as const;
const syntax = {
  email: { split: splitEmails, misfit: emailMisfit },
  phone: { split: splitPhones, misfit: phoneMisfit },
};
const primaryKeys = ['isPrimary', 'is_primary', 'primary'] as const;

/** The contacts that a value lists, as the contract has them; what is none stays as it is. */
export function contactEntries(kind: ContactKind, value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value.map((item) => entryOf(kind, item)) : [entryOf(kind, value)];
}

/** Whether a value lists a contact that is valid. */
export function hasContact(kind: ContactKind, value: unknown): boolean {
  const { split, misfit } = syntax[kind];
  return contactEntries(kind, value).some((entry) => {
    const text = textOf(kind, entry);
    return text !== null && split(withoutInvisible(text).trim()).some((part) => misfit(part) === null);
  });
}

function textOf(kind: ContactKind, entry: unknown): string | null {
  if (typeof entry === 'string') return entry;
  if (typeof entry !== 'object' || entry === null) return null;
  const text: unknown = Object.entries(entry).find(([key]) => key === contractKey[kind])?.[1];
  return typeof text === 'string' ? text : null;
}

function entryOf(kind: ContactKind, item: unknown): unknown {
  if (typeof item === 'number') return plainNumber(item);
  if (typeof item !== 'object' || item === null) return item;
  const held: Readonly<Record<string, unknown>> = { ...item };
  const text = contactKeys[kind]
    .map((key) => held[key])
    .find((one) => typeof one === 'string' || typeof one === 'number');
  if (text === undefined) return item;
  const written = typeof text === 'number' ? plainNumber(text) : text;
  const whole = kind === 'phone' ? joinPhone(written, prefixesIn(held)) : written;
  // A number of an unknown country is none: it would be taken for one of this country.
  if (whole === null) return [item];
  const isPrimary = primaryKeys.map((key) => held[key]).find((one) => typeof one === 'boolean');
  return {
    [contractKey[kind]]: whole,
    ...(isPrimary === undefined ? {} : { isPrimary }),
  };
}

/** The entry of a phone whose prefixes are in other keys of the line. */
export function withPrefixes(entry: unknown, prefixes: PhonePrefixes): unknown {
  const number = textOf('phone', entry);
  if (number === null) return entry;
  const joined = joinPhone(number, prefixes) ?? number;
  return typeof entry === 'object' ? { ...entry, [contractKey.phone]: joined } : joined;
}
