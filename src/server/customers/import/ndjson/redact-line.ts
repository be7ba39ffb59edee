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

function redact(value: unknown, isSecret: IsSecret): unknown {
  if (Array.isArray(value))
    return value.filter((item) => !isSecretEntry(item, isSecret)).map((item) => redact(item, isSecret));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, held]) => !holdsSecret(key, held, isSecret))
      .map(([key, held]) => [key, redact(held, isSecret)]),
  );
}

/** An entry of a list such as the `parameters` of Get Customer. */
function isSecretEntry(item: unknown, isSecret: IsSecret): boolean {
  if (typeof item !== 'object' || item === null) return false;
  const { id, name, value }: { id?: unknown; name?: unknown; value?: unknown } = item;
  return [name, id].some((key) => typeof key === 'string' && holdsSecret(key, value, isSecret));
}

function holdsSecret(key: string, held: unknown, isSecret: IsSecret): boolean {
  if (Array.isArray(held)) return held.some((item) => holdsSecret(key, item, isSecret));
  const isPlain = typeof held === 'string' || typeof held === 'number' || typeof held === 'boolean';
  return isSecret(key, isPlain ? String(held) : '');
}

const namedValue = /([\p{L}_][\p{L}\p{N}_ .-]{0,60})\\?["']?\s*[:=]/gu;

function mayContainSecret(text: string, isSecret: IsSecret): boolean {
  const words = text.split(/[\s"'\\,;|:{}[\]]+/);
  return (
    words.some((word) => secretSign(word) === 'certain') ||
    text.matchAll(namedValue).some(([, key = '']) => isSecret(key, ''))
  );
}
