import { hash } from 'node:crypto';
import type { RunStatement } from '../database/postgres-database.ts';
import { toStoredText } from '../database/stored-text.ts';

/** A value of a parameter, by the parameter's number. */
export interface ParameterValue {
  readonly parameter: number;
  readonly value: string;
}

/** The most numbers cached between batches; a text parameter may have one per customer. */
const cachedNumbers = 200_000;

/** What a value is found by: 128 bits of its SHA-256. */
export function digestOf(value: string): string {
  return hash('sha256', value.toWellFormed(), 'base64url').slice(0, 22);
}

/** The numbers of values, which are given to new ones. Valid while no other process writes. */
export class ValueNumbers {
  readonly #numbers = new Map<string, number>();

  get({ parameter, value }: ParameterValue): number {
    const number = this.#numbers.get(keyOf(parameter, value));
    if (number === undefined) throw new Error('A value has no number');
    return number;
  }

  /** Finds or creates the numbers of values, inside the caller's transaction. */
  async resolve(run: RunStatement, values: Iterable<ParameterValue>): Promise<void> {
    if (this.#numbers.size > cachedNumbers) this.#numbers.clear();
    const unknown = new Map<string, ParameterValue>();
    for (const one of values) {
      const key = keyOf(one.parameter, one.value);
      if (!this.#numbers.has(key)) unknown.set(key, one);
    }
    if (unknown.size === 0) return;
    const rows = [...unknown].map(([key, one]) => ({ key, ...one, digest: digestOf(one.value) }));
    const byDigest = new Map(rows.map(({ key, parameter, digest }) => [`${parameter} ${digest}`, key]));
    const found = await run<NumberRow>({
      text: `SELECT v.number, v.parameter, v.digest FROM unnest($1::int[], $2::text[]) q (parameter, digest)
        JOIN parameter_value v ON v.parameter = q.parameter AND v.digest = q.digest`,
      values: [rows.map(({ parameter }) => parameter), rows.map(({ digest }) => digest)],
    });
    this.#add(found, byDigest);
    const missing = rows.filter(({ key }) => !this.#numbers.has(key));
    if (missing.length === 0) return;
    const added = await run<NumberRow>({
      text: `INSERT INTO parameter_value (parameter, digest, value, amount, instant)
        SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::float8[], $5::float8[])
        RETURNING number, parameter, digest`,
      values: [
        missing.map(({ parameter }) => parameter),
        missing.map(({ digest }) => digest),
        missing.map(({ value }) => toStoredText(value)),
        missing.map(({ value }) => numberOrNull(Number(value))),
        missing.map(({ value }) => numberOrNull(Date.parse(value))),
      ],
    });
    this.#add(added, byDigest);
  }

  clear(): void {
    this.#numbers.clear();
  }

  #add(rows: readonly NumberRow[], byDigest: ReadonlyMap<string, string>): void {
    for (const { number, parameter, digest } of rows) {
      const key = byDigest.get(`${parameter} ${digest}`);
      if (key !== undefined) this.#numbers.set(key, number);
    }
  }
}

interface NumberRow {
  readonly number: number;
  readonly parameter: number;
  readonly digest: string;
}

const keyOf = (parameter: number, value: string): string => `${parameter} ${value}`;

const numberOrNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
