import {
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { sqliteErrors } from '../sqlite-error-code.ts';
import type { SystemConnection } from '../system-database.ts';

/** Kysely over one connection of node:sqlite. */
export function nodeSqliteConnection(database: DatabaseSync): SystemConnection {
  const connection = new NodeSqliteConnection(database);
  return {
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (queries) => new SqliteIntrospector(queries),
      createDriver: () => driverOf(database, connection),
    },
    errors: sqliteErrors,
    executeNow: (query) => (database.isTransaction ? null : connection.execute(query)),
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}

/** Kysely gives its only connection to one query or transaction at a time. */
function driverOf(database: DatabaseSync, connection: NodeSqliteConnection): Driver {
  return {
    init: async () => {},
    acquireConnection: async () => connection,
    releaseConnection: async () => {},
    // Immediate: a transaction that begins by reading could not write once another process has written.
    beginTransaction: async () => database.exec('BEGIN IMMEDIATE'),
    commitTransaction: async () => database.exec('COMMIT'),
    // SQLite has already rolled back when the disk is full or fails.
    rollbackTransaction: async () => {
      if (database.isTransaction) database.exec('ROLLBACK');
    },
    destroy: async () => database.close(),
  };
}

interface Prepared {
  readonly statement: StatementSync;
  readonly returnsRows: boolean;
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  /** By SQL text, which only our code writes. */
  readonly #prepared = new Map<string, Prepared>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return this.execute<R>(query);
  }

  execute<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    const { statement, returnsRows } = this.#prepare(sql);
    const values = parameters.map(toSqlite);
    if (returnsRows) return { rows: rowsOf<R>(statement, values) };
    return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
  }

  streamQuery(): never {
    throw new Error('no query is streamed');
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, returnsRows: statement.columns().length > 0 };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

/** Kysely works out from the types of the tables what the rows of a query are; our migrations make such tables. */
function rowsOf<R>(statement: StatementSync, values: readonly SQLInputValue[]): R[] {
  // oxlint-disable-next-line typescript/consistent-type-assertions, typescript/no-unsafe-type-assertion -- see above
  return statement.all(...values) as R[];
}

/** The value as SQLite takes it; throws for any that our tables do not hold. */
function toSqlite(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array)
    return value;
  throw new TypeError(`the system database holds no ${typeof value}`);
}
