import { restoreDigits } from './restore-digits.ts';

const objectId = /^(?:new )?ObjectId\(["']?([0-9a-f]{24})["']?\)$/i;

/** An id or customer number as its text, without what MongoDB writes around one; null if its digits are lost. */
export function parseIdentity(text: string): string | null {
  return objectId.exec(text)?.[1] ?? restoreDigits(text);
}
