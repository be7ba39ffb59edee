import { NodeSqliteDialect } from '@better-auth/kysely-adapter/node-sqlite-dialect';
import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import type { DatabaseSync } from 'node:sqlite';
import { busyRetry } from '../../storage/busy-retry.ts';

/**
 * Statements on a connection that waits for nobody: one that finds the database busy is done again by itself, as what
 * went before it in the same work is written already. It rejects with SystemUnavailableError when it stays so.
 */
export function patientDialect(database: DatabaseSync): Dialect {
  const dialect = new NodeSqliteDialect({ database });
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => patientDriver(dialect.createDriver()),
  };
}

function patientDriver(driver: Driver): Driver {
  return {
    init: () => driver.init(),
    // Given back at once: each statement is one synchronous call, and those that read need not wait for one that cannot
    // write.
    async acquireConnection() {
      const connection = await driver.acquireConnection();
      await driver.releaseConnection(connection);
      return patientConnection(connection);
    },
    releaseConnection: async () => {},
    beginTransaction: refuseTransaction,
    commitTransaction: refuseTransaction,
    rollbackTransaction: refuseTransaction,
    destroy: () => driver.destroy(),
  };
}

function patientConnection(connection: DatabaseConnection): DatabaseConnection {
  return {
    executeQuery: (query) => busyRetry(() => connection.executeQuery(query)),
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

/** What others write on the same connection would become a part of it. */
async function refuseTransaction(): Promise<never> {
  throw new Error('no transaction on a shared connection');
}
