import * as z from 'zod/mini';
import { CorruptDataError } from '../errors/corrupt-data-error.ts';

/** Parses JSON that this program has written. Throws a CorruptDataError. */
export function parseStoredJson<T extends z.core.$ZodType>(schema: T, text: string): z.output<T> {
  try {
    return z.parse(schema, JSON.parse(text));
  } catch (error) {
    throw new CorruptDataError('a stored view or preference is not as it was written', { cause: error });
  }
}
