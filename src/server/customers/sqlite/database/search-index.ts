import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { customerStatuses, type CustomerStatus } from '../../../../contract/customer.ts';
import { foldedTable, trigramTable } from './schema.ts';
import { prepareBig } from '../../../database/sqlite-rows.ts';

interface StatusStatements {
  readonly addText: StatementSync;
  readonly addTrigrams: StatementSync;
  readonly removeText: StatementSync;
  readonly removeTrigrams: StatementSync;
}

/**
 * Updates the search tables within one batch. FTS5 flushes its memory whenever a row id is lower than the last one, so
 * the changes of a batch are written in order of position: otherwise a back-dated import would cost a segment per row.
 */
export class SearchIndex {
  readonly #statements: ReadonlyMap<CustomerStatus, StatusStatements>;
  readonly #added = new Map<CustomerStatus, Map<bigint, string>>();
  readonly #removed = new Map<CustomerStatus, Set<bigint>>();

  constructor(database: DatabaseSync) {
    this.#statements = new Map(customerStatuses.map((status) => [status, prepareStatements(database, status)]));
    this.clear();
  }

  /** Drops pending changes. */
  clear(): void {
    for (const status of customerStatuses) {
      this.#added.set(status, new Map());
      this.#removed.set(status, new Set());
    }
  }

  add(status: CustomerStatus, position: bigint, document: string): void {
    this.#added.get(status)?.set(position, document);
  }

  remove(status: CustomerStatus, position: bigint): void {
    if (this.#added.get(status)?.delete(position) !== true) this.#removed.get(status)?.add(position);
  }

  /** Removes all customers, inside the caller's transaction. */
  empty(database: DatabaseSync): void {
    this.clear();
    for (const status of customerStatuses) {
      database.exec(`DELETE FROM ${foldedTable(status)};
        INSERT INTO ${trigramTable(status)} (${trigramTable(status)}) VALUES ('delete-all')`);
    }
  }

  /** Writes pending changes, inside the caller's transaction. */
  flush(): void {
    for (const [status, statements] of this.#statements) {
      for (const position of inOrder(this.#removed.get(status)?.keys() ?? [])) {
        statements.removeTrigrams.run(position);
        statements.removeText.run(position);
      }
      const added = this.#added.get(status) ?? new Map<bigint, string>();
      for (const position of inOrder(added.keys())) {
        const document = added.get(position) ?? '';
        statements.addText.run(position, document);
        statements.addTrigrams.run(position, document);
      }
    }
    this.clear();
  }
}

function prepareStatements(database: DatabaseSync, status: CustomerStatus): StatusStatements {
  return {
    addText: prepareBig(database, `INSERT INTO ${foldedTable(status)} VALUES (?, ?)`),
    addTrigrams: prepareBig(database, `INSERT INTO ${trigramTable(status)} (rowid, text) VALUES (?, ?)`),
    removeText: prepareBig(database, `DELETE FROM ${foldedTable(status)} WHERE position = ?`),
    removeTrigrams: prepareBig(database, `DELETE FROM ${trigramTable(status)} WHERE rowid = ?`),
  };
}

function inOrder(positions: Iterable<bigint>): BigInt64Array {
  return BigInt64Array.from(positions).toSorted();
}
