import { secretSign } from '../columns/secret-column.ts';
import { parseJson } from './parse-json.ts';

/** Whether what a key holds is a secret. */
export type IsSecret = (key: string, text: string) => boolean;

/** A line of JSON without its secrets at any depth; empty if it is not JSON and may contain one. */
export function redactLine(line: string, isSecret: IsSecret): string {
  try {
    const value = parseJson(line);
    const redacted = JSON.stringify(redact(value, isSecret));
    return redacted === JSON.stringify(value) ? line : redacted;
  } catch {
    // Nor is it read if it is nested too deeply.
    return mayContainSecret(line, isSecret) ? '' : line;
  }
}

/**
 * A value of a line as the report of what is left out shows it: an object by its keys alone, since the key beside a
 * secret can have any name.
 */
export function shownValue(written: string, isSecret: IsSecret): string {
  try {
    const value = parseJson(written);
    const isPlainList = Array.isArray(value) && value.every(isPlain);
    return isPlain(value) || isPlainList ? written : keysOf(redact(value, isSecret));
  } catch {
    return redactLine(written, isSecret);
  }
}

/** The keys of a value, as in `[{"key":…,"value":…}]`. */
function keysOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(keysOf))].join()}]`;
  if (typeof value !== 'object' || value === null) return '…';
  const entries = Object.entries(value).filter(([key]) => secretSign(key) === null);
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${keysOf(held)}`).join()}}`;
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** `path`: the keys above, which say what a `number` or `code` is. */
function redact(value: unknown, isSecret: IsSecret, path = ''): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !namesSecret(item, isSecret)).map((item) => redact(item, isSecret, path));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, held]) => !holdsSecret(key, path, held, isSecret) && !namesSecret(held, isSecret))
      .map(([key, held]) => [key, redact(held, isSecret, `${path}${key}.`)]),
  );
}

/** The name of a person can be that of a secret, too, such as Salt. */
const nameOfPerson = /^(?:first|last|given|family|middle|full|display|user|nick|sur|fore)/i;
const longestName = 60;

/** Whether a value of an object is the name of a secret: `{"key": "pin", "value": 1}`. */
function namesSecret(item: unknown, isSecret: IsSecret): boolean {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  const entries = Object.entries<unknown>({ ...item });
  return entries.some(
    ([key, name]) =>
      typeof name === 'string' &&
      name.length <= longestName &&
      !nameOfPerson.test(key) &&
      entries.some(([other, held]) => other !== key && holdsSecret(name, '', held, isSecret)),
  );
}

function holdsSecret(key: string, path: string, held: unknown, isSecret: IsSecret): boolean {
  if (Array.isArray(held)) return held.some((item) => holdsSecret(key, path, item, isSecret));
  const isText = typeof held === 'string' || typeof held === 'number' || typeof held === 'boolean';
  const text = isText ? String(held) : '';
  return isSecret(key, text) || (path !== '' && isSecret(`${path}${key}`, text));
}

const namedValue = /([\p{L}_][\p{L}\p{N}_ .-]{0,60})\\?["']?\s*[:=]/gu;

function mayContainSecret(text: string, isSecret: IsSecret): boolean {
  const words = text.split(/[\s"'\\,;|:{}[\]]+/);
  return (
    words.some((word) => secretSign(word) === 'certain') ||
    text.matchAll(namedValue).some(([, key = '']) => isSecret(key, ''))
  );
}
