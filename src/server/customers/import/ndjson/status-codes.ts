import type { CustomerStatus } from '../../../../contract/customer.ts';
import type { ColumnTarget } from '../columns/column-target.ts';
import { readHeaderHint } from '../header/header-hint.ts';
import { headerTarget } from '../header/header-target.ts';
import {
  AnswerCodes,
  isAnswerCode,
  looksBoolean,
  parseStatusOrLetter,
  statusBeside,
} from '../values/parse-boolean-and-status.ts';
import type { StatusTarget } from '../values/parse-boolean-and-status.ts';

/**
 * What the codes among the statuses of a file mean. 1 and 0 are flags if every status is one, or yes or no, and some
 * are 1: zeros alone can mean anything. A and I are statuses if there are no other letters.
 */
export class StatusCodes {
  readonly #codes = new AnswerCodes();
  #hasOne = false;
  #hasOther = false;
  /** The targets of keys by their names. */
  readonly #named = new Map<string, ColumnTarget | null>();
  /** Keys such as `deleted_at` that said the status of a line. */
  readonly #beside = new Map<string, StatusTarget>();

  add(status: unknown): void {
    if (status === undefined || status === null || status === '' || typeof status === 'boolean') return;
    if (typeof status === 'string' || typeof status === 'number') this.#codes.add(String(status).trim());
    if (flagOf(status) === true) this.#hasOne = true;
    else if (flagOf(status) === null && !(typeof status === 'string' && looksBoolean(status))) this.#hasOther = true;
  }

  /** The keys of a line that are parameters; those that are `mapped` are nothing else. */
  addKeys(customer: Readonly<Record<string, unknown>>, mapped: ReadonlySet<string>): void {
    if (customer['status'] === undefined || customer['status'] === null) return;
    for (const [key, value] of Object.entries(customer)) {
      if (mapped.has(key) || (typeof value !== 'string' && typeof value !== 'number')) continue;
      if (!this.#named.has(key)) this.#named.set(key, headerTarget(readHeaderHint(key), []));
      const target = this.#named.get(key);
      if (target?.kind === 'flag' && statusBeside(String(value).trim(), target) !== null) this.#beside.set(key, target);
    }
  }

  /** The target of a key with the status that it says as well. */
  withStatus(key: string, target: ColumnTarget): ColumnTarget {
    const status = this.#beside.get(key);
    const isParameter = target.kind === 'new' || target.kind === 'parameter';
    return isParameter && status !== undefined ? { ...target, alsoStatus: status } : target;
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
