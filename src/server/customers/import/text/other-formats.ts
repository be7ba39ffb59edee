import { StartupError } from '../../../errors/startup-error.ts';

const startsWith = (bytes: Uint8Array, signature: readonly number[] | string): boolean =>
  [...(typeof signature === 'string' ? Buffer.from(signature) : signature)].every((byte, at) => bytes[at] === byte);

const sheet = 'is a spreadsheet or an archive, not text. Save the sheet as CSV and import that.';
const compressed = 'is compressed. Unpack it and import what is inside.';
const backup = 'is a database, not text. Export the table of customers as CSV and import that.';

/** How files that are not text start. */
const signatures: readonly (readonly [signature: readonly number[] | string, sentence: string])[] = [
  [[0x50, 0x4b, 3, 4], sheet],
  [[0x50, 0x4b, 5, 6], sheet],
  // Microsoft's compound files, such as XLS
  [[0xd0, 0xcf, 0x11, 0xe0], sheet],
  [[0x1f, 0x8b], compressed],
  [[0x37, 0x7a, 0xbc, 0xaf], compressed],
  ['Rar!', compressed],
  ['BZh9', compressed],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], compressed],
  [[0x28, 0xb5, 0x2f, 0xfd], compressed],
  ['PGDMP', backup],
  ['SQLite format 3\0', backup],
  ['%PDF-', 'is a PDF, not a table. Export the customers as CSV and import that.'],
];

/** Throws a StartupError on the start of a file that is not text. */
export function refuseOtherBytes(bytes: Uint8Array, name: string): void {
  const [, sentence] = signatures.find(([signature]) => startsWith(bytes, signature)) ?? [];
  if (sentence !== undefined) throw new StartupError(`${name} ${sentence}`);
}

/** White space and comments of SQL. */
const comments = /^(?:\s+|--[^\n]*|#[^\n]*|\/\*[^]*?\*\/;?)*/;

const sql = new RegExp(
  [
    String.raw`(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?(?:INTO\s+\S|\[)`,
    String.raw`CREATE\s+(?:TABLE|DATABASE|SCHEMA|TYPE|EXTENSION|FUNCTION|SEQUENCE)\s`,
    String.raw`DROP\s+(?:TABLE|DATABASE|SCHEMA)\s`,
    String.raw`(?:LOCK\s+TABLES|ALTER\s+TABLE)\s`,
    String.raw`SET\s+(?:[@\w.]+\s*=|\w+\s+\w+;|\w+\s+O(?:N|FF)\b)`,
    String.raw`USE\s+(?:\S+;|\[)`,
    String.raw`BEGIN(?:\s+TRANSACTION)?;`,
    String.raw`START\s+TRANSACTION`,
    String.raw`PRAGMA\s+\w+`,
    String.raw`COPY\s+\S+\s*\([^)]*\)\s+FROM\s`,
    // Written by pg_dump
    String.raw`\\restrict\s`,
  ].join('|'),
  'iy',
);

const tableOf = (what: string): string => `Export ${what} as CSV, and import that file.`;

/** How texts of other formats start; a header can have angle brackets, as in `<Email>,<Name>`. */
const texts: readonly (readonly [start: RegExp, sentence: string])[] = [
  [/^\s*BEGIN:VCARD\b/i, `The file contains vCards. ${tableOf('the contacts')}`],
  [
    /^(?:\s|#[^\n]*\n|version:[ \t]*\d+\r?\n)*dn:(?:[ \t]*[\w.-]+=|:[ \t]*[\w+/=]+\r?\n)/i,
    `The file is in LDIF, a format of directories. ${tableOf('the contacts')}`,
  ],
  [
    /^\s*(?:<!--[^]*?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta|style|script|div)\b/i,
    'The file is an HTML page. Open it in a spreadsheet and save the table as CSV, or export the customers again.',
  ],
  [/^\s*<(?:\?xml\b|[a-z][\w:.-]*(?:\s[^<>]*)?>\s*<)/i, `The file is XML. ${tableOf('the customers')}`],
  [/^\{\\rtf/, `The file is a document (RTF). ${tableOf('the customers')}`],
];

/** Throws a StartupError on the start of a text that is neither CSV nor NDJSON. */
export function refuseOtherText(text: string): void {
  sql.lastIndex = comments.exec(text)?.[0].length ?? 0;
  if (sql.test(text))
    throw new StartupError(`The file contains SQL, such as a database dump. ${tableOf('the table of customers')}`);
  const [, sentence] = texts.find(([start]) => start.test(text)) ?? [];
  if (sentence !== undefined) throw new StartupError(sentence);
}
