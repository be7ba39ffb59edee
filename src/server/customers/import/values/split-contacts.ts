import { callingCodeOf } from '../../../../contract/phone/calling-code.ts';
import { hasInternationalPrefix, phoneDigits } from '../../../../contract/phone/phone-text.ts';
import { isEmail } from './parse-contact.ts';
import { joinPhone, prefixesIn } from './phone-prefixes/join-phone.ts';
import { plainNumber } from './parse-number.ts';

/** Between two contacts of a cell, in the languages that files come in. */
const conjunctions = 'and or und oder et ou y o e och og en of eller i a и или'.split(' ');
const isConjunction: ReadonlySet<string> = new Set(conjunctions);
/** Both can be in an address too. */
const betweenAddresses = /(?<=@[^@]{1,254})[/&](?=[^@]{1,254}@)/;
const betweenNumbers = new RegExp(String.raw`,|\s(?:&|${conjunctions.join('|')})\s`, 'iu');
const beforeLabel = /\s(?=\p{L}+:)/u;

/** What a contact is called where lists have objects, such as `{"type": "home", "value": "ida@example.org"}`. */
export const contactKeys = {
  email: ['address', 'value', 'email', 'emailAddress', 'email_address'],
  phone: ['number', 'value', 'phone', 'phoneNumber', 'phone_number', 'nationalNumber', 'national_number'],
} as const;

/**
 * The addresses in a cell, in order, separated by commas, semicolons, bars, slashes, white space or Google's `:::`, or
 * in a list of JSON or PostgreSQL; `Name <address>` and `address (work)` stand for their address.
 */
export function splitEmails(cell: string): string[] {
  // Most cells hold one address.
  if (isEmail(cell)) return [cell];
  return contactList(cell, 'email')?.flatMap(addressesIn) ?? addressesIn(cell);
}

function addressesIn(text: string): string[] {
  if (isEmail(text)) return [text];
  const hasNames = /<[^<>]+>/.test(text);
  const parts = [...text.replace(/:::|\([^()@]*\)/g, ' ').matchAll(/<([^<>]*)>|[^\s,;|<>]+/g)]
    .filter(([part, bracketed]) => !hasNames || bracketed !== undefined || part.includes('@'))
    .flatMap(([part, bracketed = part]) => bracketed.split(betweenAddresses))
    .map(bareAddress)
    .filter((part) => /[\p{L}\p{N}]/u.test(part) && !isConjunction.has(part.toLowerCase()));
  // In "zoe@example,org", zoe@example is not the address.
  const isTorn = parts.some((part) => isEmail(part) && !hasDottedDomain(part)) && !parts.every(isEmail);
  return isTorn ? [text] : parts;
}

const longestPart = 500;

/** An address without what is written around it: `mailto:`, `?subject=…`, quotes, brackets, a full stop. */
function bareAddress(part: string): string {
  const text = part
    .trim()
    .replace(/^(["'(])(.*)["')]$/, '$2')
    .replace(/^(?:mailto|smtp|e-?mail):/i, '');
  if (isEmail(text) || text.length > longestPart) return text;
  const bare = text
    .replace(/^[.:*"“„«([{\\]+/, '')
    .replace(/(@[^?#]*)[?#].*$/, '$1')
    .replace(/[^\p{L}\p{M}\p{N}]+$/u, '');
  return isEmail(bare) && hasDottedDomain(bare) ? bare : text;
}

function hasDottedDomain(address: string): boolean {
  return address.includes('.', address.indexOf('@'));
}

/** The numbers in a cell, in order; a comma or a slash only separates parts that are long enough to be numbers. */
export function splitPhones(cell: string): string[] {
  // Most cells hold one number.
  if (/^\+?[\d ().-]+$/.test(cell)) return [cell];
  return contactList(cell, 'phone')?.flatMap(numbersIn) ?? numbersIn(cell);
}

function numbersIn(text: string): string[] {
  return withAsciiDigits(text)
    .split(/[;|\n]+|\s:::\s/)
    .map(withoutOtherEndings)
    .flatMap((part) => splitLong(part, betweenNumbers, 6))
    .flatMap((part) => splitLong(part, beforeLabel, 6))
    .flatMap(besideSlash)
    .map(bareNumber)
    .filter((part) => part !== '');
}

/** A number without other endings of it, as in `+49 30 5550171/72`; what follows an unfinished one belongs to it. */
function withoutOtherEndings(text: string): string {
  const parts = text.length > longestPart ? [] : text.split('/');
  for (let at = 1; at < parts.length; at += 1) {
    const number = parts.slice(0, at).join('/');
    const others = parts.slice(at);
    if (others.every((part) => /^\s*\d{1,4}\s*$/.test(part)) && isFinished(number, others)) return number;
  }
  return text;
}

function isFinished(number: string, others: readonly string[]): boolean {
  const digits = localDigits(number);
  // After an area code, a number may well go on with three digits or four: +36 30 123/4567.
  const withArea = others.some((part) => /\d{3}/.test(part)) ? 9 : 8;
  const hasArea = digits.startsWith('0') || digits !== phoneDigits(number);
  return digits.replace(/^0/, '').length >= (hasArea ? withArea : 7);
}

/** The digits of a number after its country code, or all of them. */
function localDigits(number: string): string {
  const digits = phoneDigits(number);
  const dialled = number.replace(/^[^+\d]+/, '');
  return hasInternationalPrefix(dialled) ? digits.slice(callingCodeOf(digits).length) : digits;
}

/** The parts of a text, if each has so many digits. */
function splitLong(text: string, separator: string | RegExp, digits: number): string[] {
  const parts = text.split(separator);
  return parts.every((part) => part.replace(/\D/g, '').length >= digits) ? parts : [text];
}

/** The numbers beside a slash, unless it follows an area code, which has up to six digits in Germany. */
function besideSlash(text: string): string[] {
  const [first = '', ...others] = splitLong(text, '/', 7);
  const isArea = localDigits(first).length < 7 && !others.every(hasInternationalPrefix);
  return isArea ? [text] : [first, ...others];
}

/** `wa.me/447700900183` or `https://api.whatsapp.com/send?phone=447700900183`. */
const chatLink = new RegExp(
  String.raw`^(?:https?://)?(?:(?:www\.)?wa\.me/|(?:(?:api|web)\.whatsapp\.com/|whatsapp://)send/?\?phone=)` +
    String.raw`(?:\+|%2B)?(\d{7,15})`,
  'i',
);

/** White space and what is left of a list or of JSON around a number. */
const strayMarks = /^[\s"'<{[\\]+|[\s"'>}\]\\]+$/g;

/** A number without what is written around it: `tel:`, `Home: `, ` (work)`, or the link of a chat. */
function bareNumber(text: string): string {
  const trimmed = text.length > longestPart ? text.trim() : text.replace(strayMarks, '');
  const linked = chatLink.exec(trimmed)?.[1];
  if (linked !== undefined) return `+${linked}`;
  return trimmed
    .replace(/^(?:tel|callto|sms|whatsapp):(?:\/\/)?/i, '')
    .replace(/^\(?\p{L}[\p{L} .]{0,20}[):]*\s*(?=[+(\d](?:\D{0,3}\d){5})/u, '')
    .replace(/\([\p{L} .]{1,20}\)$/u, '')
    .trimEnd();
}

/** The zeros of digits that compatibility does not make ASCII: Arabic, Persian, Devanagari, Bengali and Thai. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

/** Text with its full-width and other digits as 0 to 9. */
export function withAsciiDigits(text: string): string {
  if (!/[^\0-\x7F]/.test(text)) return text;
  return text.normalize('NFKC').replace(/[^\0-\x7F]/gu, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const zero = zeros.find((first) => code >= first && code < first + 10);
    return zero === undefined ? letter : String(code - zero);
  });
}

/**
 * A list of contacts in a cell: JSON, the primary one first, or an array of PostgreSQL, such as `{a@b.org,"c@d.org"}`;
 * null if the cell holds anything else.
 */
function contactList(cell: string, kind: keyof typeof contactKeys): string[] | null {
  const isObject = cell.startsWith('{');
  if (!isObject && !cell.startsWith('[')) return null;
  try {
    const value: unknown = JSON.parse(cell);
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const keys = contactKeys[kind];
    const entries = list.map((entry: unknown): Readonly<Record<string, unknown>> => ({
      ...(typeof entry === 'object' ? entry : { [keys[0]]: entry }),
    }));
    const isKnown = entries.every((entry) => keys.some((key) => key in entry) || Object.keys(entry).length === 0);
    if (!isKnown) return null;
    const texts = [...entries.filter(isPrimary), ...entries.filter((entry) => !isPrimary(entry))].map((entry) => {
      const text = keys.map((key) => contactText(entry[key])).find((one) => one !== undefined);
      return text === undefined || kind === 'email' ? text : joinPhone(text, prefixesIn(entry));
    });
    // A number of an unknown country would be taken for one of this country.
    return texts.some((text) => text === null) ? null : texts.filter((text) => typeof text === 'string');
  } catch {
    const isArray = isObject && cell.endsWith('}') && cell.length <= longestArray;
    return isArray ? arrayElements(cell.slice(1, -1)) : null;
  }
}

function contactText(value: unknown): string | undefined {
  if (typeof value === 'number') return plainNumber(value);
  return typeof value === 'string' ? value : undefined;
}

function isPrimary(entry: Readonly<Record<string, unknown>>): boolean {
  return entry['isPrimary'] === true;
}

const longestArray = 100_000;

/** Source: the PostgreSQL manual, 8.15.6, Array Input and Output Syntax. */
function arrayElements(list: string): string[] {
  return [...list.matchAll(/"((?:[^"\\]|\\.)*)"?|[^,"]+/g)]
    .map(([element, quoted]) => (quoted === undefined ? element.trim() : quoted.replace(/\\(.)/g, '$1')))
    .filter((element) => element !== '' && element !== 'NULL');
}
