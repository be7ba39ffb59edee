import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildCustomer, buildCustomers } from '../../../testing/customers/build-customer.ts';
import { importFile, runImport } from '../../../testing/customers/import-run.ts';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { openPostgresStore } from '../../../testing/postgres/open-postgres-store.ts';
import { importInto } from '../import/command/import-into.ts';

const csv = 'Customer Number,First Name\nCUST-000007,Ada\n';

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Ends the one connection that waits for a lock, once there is one. */
async function endWaiting(url: string): Promise<void> {
  const client = await connect(url);
  const statement = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await expect.poll(async () => (await client.query(statement)).rowCount, { timeout: 60_000 }).toBe(1);
}

describe('an import into PostgreSQL', () => {
  it.each([
    ['an import', [], 'The import stopped: ', 'Run it again to continue.'],
    ['a dry run', ['--dry-run'], 'The dry run stopped: ', 'Nothing was written. Run it again.'],
  ])('whose connection is ended says so in one sentence (%s)', async (_name, options, start, end) => {
    const { url } = await openPostgresStore();
    const holder = await connect(url);
    await holder.query('BEGIN; LOCK TABLE customers.state');
    const run = runImport(temporaryDirectory(), [importFile(csv), ...options], { DATABASE_URL: url });
    await endWaiting(url);
    expect(await run).toEqual({
      code: 1,
      output: '',
      errors: `${start}PostgreSQL: terminating connection due to administrator command. ${end}\n`,
    });
  });

  it.each([[[]], [['--dry-run']]])('that cannot be reached says so without its password (%j)', async (options) => {
    const environment = { DATABASE_URL: 'postgres://someone:hunter2@127.0.0.1:1/none' };
    const { errors } = await runImport(temporaryDirectory(), [importFile(csv), ...options], environment);
    expect(errors).toMatch(/^The database of DATABASE_URL cannot be used: .*ECONNREFUSED.*\.\n$/);
    expect(errors).not.toContain('hunter2');
  });

  it('that cannot complete its indexes says that all is saved, and the next one completes them', async () => {
    const { url } = await openPostgresStore();
    const place = { dataDirectory: temporaryDirectory(), databaseUrl: url };
    const holder = await connect(url);
    const importing = importInto(
      place,
      () => {},
      async (writer) => {
        await writer.write(buildCustomers(5_000), 0);
        // It lets others write, but not make an index.
        await holder.query('BEGIN; LOCK TABLE customers.customer IN ROW EXCLUSIVE MODE');
      },
    );
    const [outcome] = await Promise.allSettled([importing, endWaiting(url)]);
    expect(outcome).toMatchObject({
      reason: {
        name: 'StartupError',
        message:
          'All rows were imported, but the indexes were not completed: ' +
          'PostgreSQL: terminating connection due to administrator command. Run the import again.',
      },
    });
    await holder.query('ROLLBACK');
    const indexes = async (): Promise<unknown> =>
      (await holder.query("SELECT 1 FROM pg_indexes WHERE indexname IN ('customer_tags', 'customer_document')"))
        .rowCount;
    expect(await indexes()).toBe(0);
    await importInto(
      place,
      () => {},
      async (writer) => await writer.write([buildCustomer(1)], 0),
    );
    expect(await indexes()).toBe(2);
  });
});
