import { isPlaceholder } from './missing-value.ts';

const apostrophe = 39;
const equals = 61;

/** Soft hyphens, zero-width spaces and direction marks: no text needs them, and they hide in copied cells. */
const invisible = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/;
const everyInvisible = new RegExp(invisible, 'g');
/** Joiners, which Arabic, Indian scripts and emoji need between their characters, but nothing else does. */
const besideJoiners = String.raw`\s\p{sc=Latin}\p{N}\p{P}`;
const joiners = String.raw`[\u200C\u200D]`;
const strayJoiners = new RegExp(
  `(?<=^|[${besideJoiners}])${joiners}+|(?<!${joiners})${joiners}+(?=$|[${besideJoiners}])`,
  'gu',
);

const beyondAscii = /[^\0-\x7F]/;

/** The value of a cell: its text, or nothing for a placeholder such as NULL or N/A. */
export function cellValue(cell: string): string {
  if (cell === '') return '';
  const text = cellText(cell);
  return isPlaceholder(text) ? '' : text;
}

/**
 * A cell, trimmed, without invisible characters, and without what keeps a spreadsheet from reading it as a formula or a
 * number: an apostrophe (Shopify's phones, ids and zips such as `'N1 9GU`, our own rejects; no name is in capitals with
 * digits) or a formula (`="00471"`).
 */
export function cellText(cell: string): string {
  const text = visibleText(cell).trim();
  const start = text.charCodeAt(0);
  if (
    start === apostrophe &&
    /^'(?:\p{Cc}*[-=+@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\d]|[A-Z][A-Z -]{0,4}\d[A-Z\d -]*$)/u.test(text)
  )
    return unwrap(text.slice(1));
  return start === equals ? unwrap(text) : text;
}

/** Text without invisible characters, except for joiners inside the words of scripts that need them. */
export function visibleText(text: string): string {
  if (!beyondAscii.test(text)) return text;
  const visible = invisible.test(text) ? text.replace(everyInvisible, '') : text;
  return /[\u200C\u200D]/.test(visible) ? visible.replace(strayJoiners, '') : visible;
}

/** Text without any invisible character, for emails, phones and ids. */
export function withoutInvisible(text: string): string {
  return beyondAscii.test(text) ? text.replace(/\p{Cf}/gu, '') : text;
}

/** The text in `="00471"`. */
function unwrap(text: string): string {
  const inside = /^="((?:[^"]|"")*)"$/.exec(text)?.[1];
  return inside === undefined ? text : inside.replaceAll('""', '"').trim();
}
