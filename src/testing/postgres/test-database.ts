import { randomBytes } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { postgresUrl } from './postgres-url.ts';
import { withClient } from './with-client.ts';

/** Creates an empty database, or a copy of `template`, and returns its URL. It is dropped after the test. */
export async function newDatabase(template?: string): Promise<string> {
  const { url, drop } = await makeDatabase(template);
  onTestFinished(drop);
  return url;
}

/** The same for several tests, which drop it. */
export async function makeDatabase(
  template?: string,
): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asAdministrator(`CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${nameOf(template)}`}`);
  const url = new URL(inject(postgresUrl));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdministrator(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

function nameOf(databaseUrl: string): string {
  const name = new URL(databaseUrl).pathname.slice(1);
  if (!/^test_[0-9a-f]{16}$/.test(name)) throw new Error(`${name} is no database of a test`);
  return name;
}

async function asAdministrator(statement: string): Promise<void> {
  await withClient(inject(postgresUrl), (client) => client.query(statement));
}
