import { Kysely, type Compilable, type CompiledQuery, type Dialect, type QueryResult, type Transaction } from 'kysely';
import { busyRetry } from './busy-retry.ts';
import type { ErrorKinds } from './error-kinds.ts';
import { SystemUnavailableError } from '../errors/system-unavailable-error.ts';
import type { SystemTables } from './system-tables.ts';

export type SystemTransaction = Transaction<SystemTables>;
export type SystemQueries = Kysely<SystemTables>;

/** What there is below Kysely for one kind of database. */
export interface SystemConnection {
  readonly dialect: Dialect;
  readonly errors: ErrorKinds;
  /** Runs a query without Kysely's queue; null while that would make it part of another's transaction. */
  executeNow<R>(query: CompiledQuery<R>): QueryResult<R> | null;
  /** Closes what Kysely leaves open because it has not used it. */
  close(): void;
}

/** A named value of this installation; null while it has none. */
export async function readFact(queries: SystemQueries, name: string): Promise<string | null> {
  const fact = await queries.selectFrom('fact').select('value').where('name', '=', name).executeTakeFirst();
  return fact?.value ?? null;
}

/** Sets a named value, whether or not there was one. */
export async function writeFact(queries: SystemQueries, name: string, value: string): Promise<void> {
  await queries
    .insertInto('fact')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/**
 * The database behind the system store. Reads and writes reject with SystemUnavailableError while the database is busy,
 * full, failing or damaged, and waiting for another process never blocks the event loop.
 */
export class SystemDatabase {
  readonly #connection: SystemConnection;
  readonly #queries: SystemQueries;
  readonly #onDamage: (error: Error) => void;
  #isClosed = false;

  /** `onDamage` is told each time the database finds itself damaged. */
  constructor(connection: SystemConnection, onDamage: (error: Error) => void) {
    this.#connection = connection;
    this.#onDamage = onDamage;
    this.#queries = new Kysely<SystemTables>({ dialect: connection.dialect });
  }

  read<T>(work: (queries: SystemQueries) => Promise<T>): Promise<T> {
    return this.#retried(() => work(this.#queries));
  }

  /** Runs one statement that writes; several belong in a transaction. */
  write<T>(work: (queries: SystemQueries) => Promise<T>): Promise<T> {
    return this.#retried(() => work(this.#queries));
  }

  /** Does all of the work or none of it. The work may run again, so it changes nothing but the database. */
  transaction<T>(work: (queries: SystemTransaction) => Promise<T>): Promise<T> {
    return this.#retried(() => this.#queries.transaction().execute(work));
  }

  /** Writes what may be lost. False when it was skipped: the database is busy, full, failing or closed. */
  async writeIfFree(work: (queries: SystemQueries) => Promise<unknown>): Promise<boolean> {
    if (this.#isClosed) return false;
    try {
      await work(this.#queries);
      return true;
    } catch (error) {
      // It may have been closed between two statements.
      if (this.#isClosed || this.#connection.errors.isPassing(error)) return false;
      throw this.#reported(error);
    }
  }

  /**
   * Compiles a query of the hot path once. Returns a function that runs it with values in the order of its
   * placeholders. A request with a key runs two of them; through Kysely's queue, it would cost 7% more (ADR 10).
   */
  compile<T>(
    build: (queries: SystemQueries) => Compilable<T>,
  ): (...values: readonly unknown[]) => Promise<readonly T[]> {
    const compiled = build(this.#queries).compile();
    return (...parameters) => this.#retried(() => this.#run({ ...compiled, parameters }));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#queries.destroy();
    this.#connection.close();
  }

  async #retried<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await busyRetry(work, this.#connection.errors);
    } catch (error) {
      throw this.#reported(error);
    }
  }

  #reported(error: unknown): unknown {
    if (!(error instanceof Error) || !this.#connection.errors.isDamage(error)) return error;
    this.#onDamage(error);
    return new SystemUnavailableError('the system database is damaged', { cause: error });
  }

  async #run<T>(query: CompiledQuery<T>): Promise<readonly T[]> {
    return (this.#connection.executeNow(query) ?? (await this.#queries.executeQuery(query))).rows;
  }
}
