import { isEmail } from './parse-contact.ts';

/** Between two contacts of a cell, in the languages that files come in. */
const conjunctions = 'and or und oder et ou y o e och og en of eller i a и или'.split(' ');
const isConjunction: ReadonlySet<string> = new Set(conjunctions);
/** Both can be in an address too. */
const betweenAddresses = /(?<=@[^@]{1,254})[/&](?=[^@]{1,254}@)/;
const betweenNumbers = new RegExp(String.raw`,|\s(?:&|${conjunctions.join('|')})\s`, 'iu');
const beforeLabel = /\s(?=\p{L}+:)/u;

/**
 * The addresses in a cell, in order, separated by commas, semicolons, bars, slashes, white space or Google's `:::`;
 * `Name <address>` and `address (work)` stand for their address.
 */
export function splitEmails(cell: string): string[] {
  // Most cells hold one address.
  if (isEmail(cell) && !/^(?:["'([]|mailto:)/i.test(cell)) return [cell];
  const listed = contactList(cell, 'address');
  if (listed !== null) return listed;
  const hasNames = /<[^<>]+>/.test(cell);
  return [...cell.replace(/:::|\([^()@]*\)/g, ' ').matchAll(/<([^<>]*)>|[^\s,;|<>]+/g)]
    .filter(([part, bracketed]) => !hasNames || bracketed !== undefined || part.includes('@'))
    .flatMap(([part, bracketed = part]) => bracketed.split(betweenAddresses))
    .map((part) =>
      part
        .trim()
        .replace(/^(["'(])(.*)["')]$/, '$2')
        .replace(/^mailto:/i, ''),
    )
    .filter((part) => /[\p{L}\p{N}]/u.test(part) && !isConjunction.has(part.toLowerCase()));
}

/** The numbers in a cell, in order; a comma or a slash only separates parts that are long enough to be numbers. */
export function splitPhones(cell: string): string[] {
  // Most cells hold one number.
  if (/^\+?[\d ().-]+$/.test(cell)) return [cell];
  const listed = contactList(cell, 'number');
  if (listed !== null) return listed;
  return (
    withAsciiDigits(cell)
      .split(/[;|\n]+|\s:::\s/)
      .flatMap((part) => splitLong(part, betweenNumbers, 6))
      .flatMap((part) => splitLong(part, beforeLabel, 6))
      // A German area code, which a slash follows, has up to six digits.
      .flatMap((part) => splitLong(part, '/', 7))
      .map(bareNumber)
      .filter((part) => part !== '')
  );
}

/** The parts of a text, if each has so many digits. */
function splitLong(text: string, separator: string | RegExp, digits: number): string[] {
  const parts = text.split(separator);
  return parts.every((part) => part.replace(/\D/g, '').length >= digits) ? parts : [text];
}

/** `wa.me/447700900183` or `https://api.whatsapp.com/send?phone=447700900183`. */
const chatLink = new RegExp(
  String.raw`^(?:https?://)?(?:(?:www\.)?wa\.me/|(?:(?:api|web)\.whatsapp\.com/|whatsapp://)send/?\?phone=)` +
    String.raw`(?:\+|%2B)?(\d{7,15})`,
  'i',
);

/** A number without what is written around it: `tel:`, `Home: `, ` (work)`, or the link of a chat. */
function bareNumber(text: string): string {
  const trimmed = text.trim();
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

/** A list as in the contract, as JSON in a cell, primary one first; null if the cell holds anything else. */
function contactList(cell: string, key: 'address' | 'number'): string[] | null {
  if (!cell.startsWith('[')) return null;
  try {
    const list: unknown = JSON.parse(cell);
    if (!Array.isArray(list)) return null;
    const entries = list.map((entry: unknown): Readonly<Record<string, unknown>> => ({
      ...(typeof entry === 'object' ? entry : { [key]: entry }),
    }));
    const primaryFirst = [
      ...entries.filter((entry) => entry['isPrimary'] === true),
      ...entries.filter((entry) => entry['isPrimary'] !== true),
    ];
    return primaryFirst.map((entry) => entry[key]).filter((value) => typeof value === 'string');
  } catch {
    return null;
  }
}
