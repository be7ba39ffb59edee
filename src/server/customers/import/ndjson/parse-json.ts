/** The source text of a primitive value. Source: ECMA-262, "JSON.parse source text access". */
interface ReviverContext {
  readonly source?: string;
}

/**
 * Parses JSON. Whole numbers of 17 digits or more become text, since a number would lose their last digits. Throws a
 * SyntaxError.
 */
export function parseJson(text: string, onKey: (key: string) => void = () => {}): unknown {
  const revive = (key: string, read: unknown, context?: ReviverContext): unknown => {
    onKey(key);
    const source = context?.source;
    if (Number.isInteger(read) && !Number.isSafeInteger(read) && source !== undefined && /^-?\d+$/.test(source))
      return source;
    return extendedValue(read) ?? read;
  };
  // Reviving takes longer than parsing, and few lines need it.
  return /\d{16}|__proto__|\\u|"\$|seconds"/.test(text) ? JSON.parse(text, revive) : JSON.parse(text);
}

const wrappers: ReadonlySet<string> = new Set([
  '$oid',
  '$uuid',
  '$binary',
  '$date',
  '$timestamp',
  '$numberInt',
  '$numberLong',
  '$numberDouble',
  '$numberDecimal',
]);

/** What an object such as `{"$oid": "…"}` holds, undefined for any other. Source: MongoDB Extended JSON, version 2. */
function extendedValue(value: unknown): string | number | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const [[key, held] = [], ...others] = Object.entries<unknown>({ ...value });
  if (others.length === 1) return secondsOf(value);
  if (key === undefined || others.length > 0 || !wrappers.has(key)) return undefined;
  if (key === '$binary') return uuidOf(held);
  if (key === '$timestamp') return timestampOf(held);
  if (key === '$date' && typeof held === 'number') return isoDate(held);
  if (key.startsWith('$number') && Number.isSafeInteger(Number(held))) return Number(held);
  return typeof held === 'string' || typeof held === 'number' ? held : undefined;
}

/** A UUID; any other binary value says nothing here. */
function uuidOf(held: unknown): string | undefined {
  const { base64, subType } = fieldsOf(held);
  if (typeof base64 !== 'string' || subType !== '04') return undefined;
  const hex = Buffer.from(base64, 'base64').toString('hex');
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') : undefined;
}

/** Seconds since 1970. */
function timestampOf(held: unknown): string | number | undefined {
  const { t } = fieldsOf(held);
  return typeof t === 'number' ? isoDate(t * 1000) : undefined;
}

/** Fewer are a duration rather than a time since 1973. */
const fewestSeconds = 1e8;

/** A time of Firestore or of Protocol Buffers: its seconds since 1970 and nanoseconds. */
function secondsOf(value: object): string | number | undefined {
  const { _seconds, _nanoseconds, seconds, nanoseconds, nanos } = fieldsOf(value);
  const whole = _seconds ?? seconds;
  const part = _seconds === undefined ? (nanoseconds ?? nanos) : _nanoseconds;
  if (typeof whole !== 'number' || typeof part !== 'number') return undefined;
  if (_seconds === undefined && Math.abs(whole) < fewestSeconds) return undefined;
  return isoDate(whole * 1000 + Math.floor(part / 1e6));
}

function fieldsOf(held: unknown): Readonly<Record<string, unknown>> {
  return typeof held === 'object' && held !== null ? { ...held } : {};
}

function isoDate(milliseconds: number): string | number {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? milliseconds : date.toISOString();
}
