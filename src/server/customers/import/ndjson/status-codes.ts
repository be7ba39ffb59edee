import type { CustomerStatus } from '../../../../contract/customer.ts';
import { AnswerCodes, isAnswerCode, looksBoolean, parseStatusOrLetter } from '../values/parse-boolean-and-status.ts';

/**
 * What the codes among the statuses of a file mean. 1 and 0 are flags if every status is one, or yes or no, and some
 * are 1: zeros alone can mean anything. A and I are statuses if there are no other letters.
 */
export class StatusCodes {
  readonly #codes = new AnswerCodes();
  #hasOne = false;
  #hasOther = false;

  add(status: unknown): void {
    if (status === undefined || status === null || status === '' || typeof status === 'boolean') return;
    if (typeof status === 'string' || typeof status === 'number') this.#codes.add(String(status).trim());
    if (flagOf(status) === true) this.#hasOne = true;
    else if (flagOf(status) === null && !(typeof status === 'string' && looksBoolean(status))) this.#hasOther = true;
  }

  /** Whether 1 or 0 says that a customer is active, or the status of a letter; null for anything else. */
  read(status: unknown): boolean | CustomerStatus | null {
    if (this.#hasOne && !this.#hasOther) return flagOf(status);
    const code = typeof status === 'string' ? status.trim() : '';
    return isAnswerCode(code) && this.#codes.areStatuses ? parseStatusOrLetter(code) : null;
  }
}

/** A status of 1 or 0 as a flag; null for any other. */
function flagOf(status: unknown): boolean | null {
  if (status === 1 || status === '1') return true;
  return status === 0 || status === '0' ? false : null;
}
