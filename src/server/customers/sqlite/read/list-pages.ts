import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { customerStatuses } from '../../../../contract/customer.ts';
import type { CustomerStatus } from '../../../../contract/customer.ts';
import { multiselectSeparator } from '../../../../contract/system-parameters.ts';
import { asciiJson } from '../../model/ascii-json.ts';
import { setBucket, valueBucket } from '../parameters/posting-list.ts';
import { afterAllPositions, decodePosition, encodePosition } from '../database/position.ts';
import { foldedTable } from '../database/schema.ts';
import { bigCell, numberCell, prepareRows, textCell } from '../../../storage/sqlite-rows.ts';
import { readParameterValues } from './customer-finder.ts';
import type { CustomerPage } from '../../customer-source.ts';

/** A page as it is read; what is read is true now, and is dated when it is handed out. */
export type StorePage = Pick<CustomerPage, 'customers' | 'next'>;

interface PageRequest {
  readonly status: CustomerStatus | null;
  readonly limit: number;
  readonly after: string | null;
}

type Rows = ReturnType<StatementSync['all']>;

/** Pages of everybody and of parameters: a few index seeks each, at any depth. */
export class ListPages {
  readonly #all: StatementSync;
  readonly #ofStatus: ReadonlyMap<CustomerStatus, StatementSync>;
  readonly #ofBucket: StatementSync;
  readonly #ofThreeBuckets: StatementSync;
  readonly #findValue: StatementSync;

  constructor(database: DatabaseSync) {
    this.#all = prepareRows(
      database,
      'SELECT position, json FROM customers WHERE position < ? ORDER BY position DESC LIMIT ?',
    );
    this.#ofStatus = new Map(
      customerStatuses.map((status) => [
        status,
        prepareRows(
          database,
          `SELECT c.position, c.json FROM ${foldedTable(status)} f CROSS JOIN customers c ON c.position = f.position
           WHERE f.position < ? ORDER BY f.position DESC LIMIT ?`,
        ),
      ]),
    );
    const bucket = (place: number): string =>
      `SELECT position FROM (SELECT position FROM tagged WHERE bucket = ?${place} AND position < ?1 ORDER BY position DESC LIMIT ?2)`;
    const joined = (positions: string): string =>
      `SELECT c.position, c.json, c.parameters FROM (${positions}) t CROSS JOIN customers c ON c.position = t.position ORDER BY t.position DESC`;
    this.#ofBucket = prepareRows(database, joined(bucket(3)));
    this.#ofThreeBuckets = prepareRows(
      database,
      joined(`${bucket(3)} UNION ALL ${bucket(4)} UNION ALL ${bucket(5)} ORDER BY position DESC LIMIT ?2`),
    );
    this.#findValue = database.prepare('SELECT number FROM parameter_values WHERE parameter = ? AND value = ?');
  }

  everybody({ status, limit, after }: PageRequest): StorePage {
    const statement = (status === null ? undefined : this.#ofStatus.get(status)) ?? this.#all;
    return page(statement.all(startOf(after), limit + 1), limit, (row) => textCell(row[1]));
  }

  withValue(parameterNumber: number, value: string, request: PageRequest): StorePage {
    const found = this.#findValue.get(parameterNumber, value.toWellFormed());
    if (found === undefined) return noPage;
    const number = numberCell(found['number']);
    const tail = parameterTail(value.toWellFormed());
    return page(
      this.#tagged((status) => valueBucket(number, status), request),
      request.limit,
      (row) => textCell(row[1]).slice(0, -1) + tail,
    );
  }

  withParameter(parameterNumber: number, parameterId: string, request: PageRequest): StorePage {
    return page(
      this.#tagged((status) => setBucket(parameterNumber, status), request),
      request.limit,
      (row) => {
        const value = readParameterValues(textCell(row[2]))[parameterId] ?? '';
        return (
          textCell(row[1]).slice(0, -1) +
          parameterTail(typeof value === 'string' ? value : value.join(multiselectSeparator))
        );
      },
    );
  }

  #tagged(bucket: (status: CustomerStatus) => number, { status, limit, after }: PageRequest): Rows {
    return status === null
      ? this.#ofThreeBuckets.all(startOf(after), limit + 1, ...customerStatuses.map(bucket))
      : this.#ofBucket.all(startOf(after), limit + 1, bucket(status));
  }
}

/** A page of nobody. */
export const noPage: StorePage = { customers: '', next: null };

/** Where a page starts reading: below the last position seen, whether or not its row is still there. */
function startOf(after: string | null): bigint {
  return after === null ? afterAllPositions : decodePosition(after);
}

/** One row more than asked for tells that there is a next page. */
function page(rows: Rows, limit: number, toJson: (row: Rows[number]) => string): StorePage {
  const shown = rows.length > limit ? rows.slice(0, limit) : rows;
  const last = shown.at(-1);
  return {
    customers: shown.map(toJson).join(),
    next: rows.length > limit && last !== undefined ? encodePosition(bigCell(last[0])) : null,
  };
}

/** Spliced where the stored object ends. */
function parameterTail(value: string): string {
  return `,"parameterValue":${asciiJson(value)}}`;
}
