import type pg from 'pg';
import { SourceUnavailableError } from '../../source-errors.ts';
import { migrateSchema } from '../../../database/postgres/migrate-schema.ts';
import { openPool } from '../../../database/postgres/postgres-pool.ts';
import { postgresStartupError } from '../../../database/postgres/postgres-startup-error.ts';
import { StartupError } from '../../../errors/startup-error.ts';
import { postgresMigrations } from './postgres-schema.ts';
import { withPostgresErrors } from './with-postgres-errors.ts';

export interface ConnectionSettings {
  readonly url: string;
  /** The most connections. */
  readonly connections: number;
  /** After so many ms, the server ends a statement. */
  readonly statementTimeoutMs: number;
  /** After so many ms, a request is given up, whatever the server does; by default never. */
  readonly requestTimeoutMs?: number;
  /** Settings of the server for these connections. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether what is written is only seen on its one connection, and rolled back when it closes. By default false. */
  readonly rehearses?: boolean;
}

/** A statement and what is bound to it. `name` keeps it prepared on each connection. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
  readonly name?: string;
}

export type RunStatement = <T extends pg.QueryResultRow>(statement: Statement) => Promise<readonly T[]>;

/** The time in ms a request waits for a free connection. */
const connectionTimeoutMs = 2_000;

/** Where our tables are; the system store has another schema. */
const schema = 'customers';

/** Runs statements on a few connections, which are opened again after the server has restarted. */
export class PostgresDatabase {
  readonly #pool: pg.Pool;
  readonly #requestTimeoutMs: number | undefined;
  readonly rehearses: boolean;

  constructor(settings: ConnectionSettings) {
    this.#requestTimeoutMs = settings.requestTimeoutMs;
    this.rehearses = settings.rehearses ?? false;
    this.#pool = openPool({
      ...settings,
      name: 'customers',
      schema: `${schema},public`,
      connectionTimeoutMs,
      // Of a rehearsal, the connection is the transaction.
      idleTimeoutMs: this.rehearses ? 0 : 60_000,
      isolation: 'read committed',
      // Compiling takes longer than any of our statements.
      settings: { jit: 'off', ...settings.settings },
      // Positions are above 2⁵³; counts are cast to int where they are selected.
      parseInt8: BigInt,
    });
    // If it fails, so does the next statement.
    if (this.rehearses) this.#pool.on('connect', (client) => void client.query('BEGIN').catch(() => {}));
  }

  /** Creates the tables or brings them up to date; several processes can do so at once. Throws a StartupError. */
  async migrate(): Promise<void> {
    try {
      const { rows } = await this.#pool.query<{ server_encoding: string }>('SHOW server_encoding');
      if (rows[0]?.server_encoding !== 'UTF8')
        throw new StartupError('The database of DATABASE_URL cannot be used: its encoding is not UTF8.');
      await migrateSchema(this.#pool, schema, postgresMigrations);
    } catch (error) {
      throw postgresStartupError(error);
    }
  }

  /** Rejects with a SourceUnavailableError, or with the signal's reason once it aborts, which cancels the statement. */
  async query<T extends pg.QueryResultRow>(statement: Statement, signal?: AbortSignal): Promise<readonly T[]> {
    return await this.withConnection(async (run) => await run<T>(statement), signal);
  }

  /** Runs several statements on one snapshot of the database. */
  async snapshot<T>(work: (run: RunStatement) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return await this.withConnection(async (run) => {
      await run({ text: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', values: [] });
      const result = await work(run);
      await run({ text: 'COMMIT', values: [] });
      return result;
    }, signal);
  }

  /** Runs statements in a transaction that is durable once it resolves. */
  async transaction<T>(work: (run: RunStatement) => Promise<T>): Promise<T> {
    const [begin, commit] = this.rehearses ? ['SAVEPOINT step', 'RELEASE step'] : ['BEGIN', 'COMMIT'];
    return await this.withConnection(async (run) => {
      await run({ text: begin, values: [] });
      const result = await work(run);
      await run({ text: commit, values: [] });
      return result;
    });
  }

  async withConnection<T>(work: (run: RunStatement) => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    return await withPostgresErrors(async () => {
      const client = await this.#pool.connect();
      let canceled: Promise<unknown> | null = null;
      const cancel = (): void => {
        canceled = this.#cancel(client);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      // A statement of a request that was given up still runs, until the server's own timeout.
      const finished = this.#run(client, work).finally(() => signal?.removeEventListener('abort', cancel));
      const released = finished.then(
        async () => {
          await canceled;
          client.release();
        },
        // The transaction is in an unknown state, and the connection may be broken.
        async () => {
          await canceled;
          client.release(true);
        },
      );
      void released;
      try {
        return await withinTime(finished, this.#requestTimeoutMs);
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #run<T>(client: pg.PoolClient, work: (run: RunStatement) => Promise<T>): Promise<T> {
    return await work(async <R extends pg.QueryResultRow>({ text, values, name }: Statement) => {
      const { rows } = await client.query<R>({ text, values: [...values], ...(name === undefined ? {} : { name }) });
      return rows;
    });
  }

  /** Ends the statement that a connection runs. Best effort: the statement's own timeout ends it otherwise. */
  async #cancel(client: pg.PoolClient): Promise<void> {
    const pid: unknown = Reflect.get(client, 'processID');
    try {
      await this.#pool.query('SELECT pg_cancel_backend($1)', [pid]);
    } catch {
      // No free connection to cancel it from.
    }
  }
}

async function withinTime<T>(work: Promise<T>, timeoutMs: number | undefined): Promise<T> {
  if (timeoutMs === undefined) return await work;
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new SourceUnavailableError('PostgreSQL took too long')), timeoutMs);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
