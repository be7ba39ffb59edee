import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildCustomer, buildCustomers } from '../../../testing/customers/build-customer.ts';
import { customerNumbers, listAll } from '../../../testing/customer-source-suite/list-all.ts';
import { openPostgresStore } from '../../../testing/postgres/open-postgres-store.ts';
import { startPostgres } from '../../../testing/postgres/start-postgres.ts';
import { newDatabase } from '../../../testing/postgres/test-database.ts';
import { withClient } from '../../../testing/postgres/with-client.ts';
import { SourceUnavailableError } from '../source-errors.ts';
import { openPostgresCustomers, openPostgresCustomerWriter } from './open-postgres-customers.ts';

const everyone = { kind: 'all' } as const;
const firstPage = { filter: everyone, status: null, limit: 50, after: null };

describe('a database of PostgreSQL', () => {
  it('is set up once by several processes that start together', async () => {
    const url = await newDatabase();
    const module = new URL('open-postgres-customers.ts', import.meta.url).href;
    const script = `const { openPostgresCustomers } = await import(${JSON.stringify(module)});
      const source = await openPostgresCustomers({ url: ${JSON.stringify(url)} });
      console.log((await source.parameters()).length);
      await source.close();`;
    const outputs = await Promise.all(
      [1, 2, 3].map(async () => {
        const child = spawn(process.execPath, ['--input-type=module', '--eval', script]);
        const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
        return output + errors;
      }),
    );
    expect(outputs).toEqual(['10\n', '10\n', '10\n']);
  });

  it('of a newer version is refused', async () => {
    const url = await newDatabase();
    await (await openPostgresCustomerWriter({ url })).close();
    await withClient(url, (client) => client.query('UPDATE customers.schema_version SET version = 99'));
    await expect(openPostgresCustomers({ url })).rejects.toMatchObject({ name: 'StartupError' });
  });

  it('that cannot be reached is refused without its password', async () => {
    const url = 'postgres://someone:hunter2@127.0.0.1:1/none';
    const refusal = await openPostgresCustomers({ url }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'StartupError', message: expect.stringContaining('cannot be used') });
    expect(String(refusal)).not.toContain('hunter2');
  });
});

it('is unavailable while the server is down, and then goes on in the same process', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const { source, writer } = await openPostgresStore({ url: server.url });
  await writer.write(buildCustomers(3), 0);
  expect(await customerNumbers(source)).toHaveLength(3);
  await server.pause();
  await expect(source.list(firstPage)).rejects.toBeInstanceOf(SourceUnavailableError);
  await expect(source.check()).rejects.toBeInstanceOf(SourceUnavailableError);
  await expect(source.summary({ filter: everyone })).rejects.toBeInstanceOf(SourceUnavailableError);
  await expect(writer.write([buildCustomer(4)], 0)).rejects.toBeInstanceOf(SourceUnavailableError);
  await server.resume();
  expect(await writer.write([buildCustomer(4)], 0)).toMatchObject([{ kind: 'created' }]);
  await source.check();
  expect(await customerNumbers(source)).toHaveLength(4);
  expect((await source.summary({ filter: everyone })).all?.count).toBe(4);
});

describe('a statement', () => {
  it('that takes too long makes the source unavailable, and only for its request', async () => {
    const { url, source, writer } = await openPostgresStore({ statementTimeoutMs: 200 });
    await writer.write(buildCustomers(3), 0);
    await withClient(url, async (client) => {
      await client.query('BEGIN; LOCK TABLE customers.customer');
      await expect(source.list(firstPage)).rejects.toBeInstanceOf(SourceUnavailableError);
      await client.query('ROLLBACK');
    });
    expect(await customerNumbers(source)).toHaveLength(3);
  });

  it('ends when its request is aborted, with the reason', async () => {
    const { url, source } = await openPostgresStore({ statementTimeoutMs: 60_000 });
    const reason = new Error('The client left');
    await withClient(url, async (client) => {
      await client.query('BEGIN; LOCK TABLE customers.customer');
      const controller = new AbortController();
      const search = { ...firstPage, filter: { kind: 'search', text: 'person' } as const };
      const aborted = source.list(search, controller.signal);
      // On a connection of its own: within a transaction, what it shows stays the same.
      const waiting = async (): Promise<number | null> =>
        await withClient(url, async (other) => {
          const waits = "datname = current_database() AND wait_event_type = 'Lock'";
          return (await other.query(`SELECT 1 FROM pg_stat_activity WHERE ${waits}`)).rowCount;
        });
      await expect.poll(waiting).toBe(1);
      controller.abort(reason);
      await expect(aborted).rejects.toBe(reason);
      await expect.poll(waiting).toBe(0);
      await client.query('ROLLBACK');
    });
  });
});

describe('two writers', () => {
  it('take turns, and neither trusts its caches', async () => {
    const { url, source, writer } = await openPostgresStore();
    const second = await openPostgresCustomerWriter({ url });
    onTestFinished(() => second.close());
    const row = (index: number) => ({
      emails: [{ address: `p${index % 4}@x.org`, isPrimary: true }],
      parameters: { system_source: `s${index % 2}` },
    });
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 3 === 0 ? writer : second).write([row(index)], index)),
    );
    expect(outcomes.flat().filter(({ kind }) => kind === 'created')).toHaveLength(4);
    expect(await customerNumbers(source)).toHaveLength(4);
    const filter = { kind: 'parameter', parameterId: 'system_source', value: 's1' } as const;
    expect((await source.summary({ filter })).all?.count).toBe(2);
    expect((await listAll(source, { filter })).length).toBe(2);
  });

  it('leaves nothing of a batch that fails', async () => {
    const { url, source, writer } = await openPostgresStore();
    await writer.write([buildCustomer(1)], 0);
    await withClient(url, async (client) => {
      await client.query('ALTER TABLE customers.contact ADD CONSTRAINT refuse CHECK (position < 0) NOT VALID');
      await expect(writer.write([buildCustomer(2)], 0)).rejects.toThrow('refuse');
      expect(await customerNumbers(source)).toHaveLength(1);
      expect((await source.summary({ filter: everyone })).all?.count).toBe(1);
      await client.query('ALTER TABLE customers.contact DROP CONSTRAINT refuse');
    });
    expect(await writer.write([buildCustomer(2)], 0)).toMatchObject([{ kind: 'created' }]);
  });
});

it('stores what a text of PostgreSQL cannot hold', async () => {
  const { source, writer } = await openPostgresStore();
  const odd = 'a\0b\u0001c\ud800';
  const { id } = await writer.defineParameter({ name: odd, type: 'select' });
  const [outcome] = await writer.write(
    [
      buildCustomer(1, {
        id: odd,
        customerNumber: `N${odd}`,
        source: odd,
        displayName: odd,
        parameters: { [id]: odd },
      }),
    ],
    0,
  );
  expect(outcome).toMatchObject({ kind: 'created' });
  const wellFormed = odd.toWellFormed();
  expect(await source.findParameter({ name: wellFormed })).toMatchObject({ id });
  const [listed] = await listAll(source, { filter: { kind: 'parameter', parameterId: id, value: odd } });
  expect(listed).toMatchObject({ id: wellFormed, source: wellFormed, parameterValue: wellFormed });
  expect((await source.get(odd))?.customerNumber).toBe(`N${wellFormed}`);
  expect(await source.summary({ filter: everyone, facet: { of: 'source', kind: 'options' } })).toMatchObject({
    facet: { options: [{ value: wellFormed, customers: 1 }] },
  });
  expect(await writer.write([{ id: odd, status: 'banned' }], 1)).toMatchObject([{ kind: 'updated' }]);
});
