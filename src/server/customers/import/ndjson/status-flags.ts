import { looksBoolean } from '../values/parse-boolean-and-status.ts';

/** Whether 1 and 0 are flags: if every status is one, or yes or no, and some are 1. Zeros alone can mean anything. */
export class StatusFlags {
  #hasOne = false;
  #hasOther = false;

  add(status: unknown): void {
    if (status === undefined || status === null || status === '' || typeof status === 'boolean') return;
    if (flagOf(status) === true) this.#hasOne = true;
    else if (flagOf(status) === null && !(typeof status === 'string' && looksBoolean(status))) this.#hasOther = true;
  }

  get areFlags(): boolean {
    return this.#hasOne && !this.#hasOther;
  }
}

/** A status of 1 or 0 as a flag; null for any other. */
export function flagOf(status: unknown): boolean | null {
  if (status === 1 || status === '1') return true;
  return status === 0 || status === '0' ? false : null;
}
