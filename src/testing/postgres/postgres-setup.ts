import type { TestProject } from 'vitest/node';
import { postgresUrl } from './postgres-url.ts';
import { startPostgres } from './start-postgres.ts';

/** Starts one PostgreSQL server for all test files of a project; see test-database.ts. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres();
  project.provide(postgresUrl, server.url);
  return async () => server.stop();
}
