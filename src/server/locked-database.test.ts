import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { GetCustomerResponse } from '../contract/customer.ts';
import { temporaryDirectory } from '../testing/customers/test-store.ts';
import { serving, startProcess } from '../testing/http/server-process.ts';
import { scaled } from '../testing/test-scale.ts';

it('a database that another process keeps locked is still read, and an import waits for its turn', async () => {
  const [data, files] = [temporaryDirectory(), temporaryDirectory()];
  const url = await serving(startProcess({ DATA_DIR: data, API_KEY: 'a-key-for-tests-only' }));
  const get = (path: string): Promise<Response> =>
    fetch(url + path, { headers: { authorization: 'Bearer a-key-for-tests-only' } });
  const holder = new DatabaseSync(join(data, 'customers.db'));
  holder.exec('BEGIN IMMEDIATE');
  const file = join(files, 'customers.csv');
  writeFileSync(file, 'Customer Number,First Name\nCUST-000007,Ada\n');
  const importing = spawn(process.execPath, [join(import.meta.dirname, 'cli/import.ts'), file], {
    env: { DATA_DIR: data },
    stdio: 'ignore',
  });
  const ended = once(importing, 'exit');
  for (let second = 0; second < scaled(2, 10); second += 1) {
    for (const path of ['/api/v1/customers', '/api/v1/customers?search=ada', '/readyz'])
      expect((await get(path)).status).toBe(200);
    await wait(1000);
  }
  expect(importing.exitCode).toBeNull();
  expect((await get('/api/v1/customers/CUST-000007')).status).toBe(404);
  holder.exec('ROLLBACK');
  holder.close();
  expect(await ended).toEqual([0, null]);
  const found = GetCustomerResponse.parse(await (await get('/api/v1/customers/CUST-000007')).json());
  expect(found.data.firstName).toBe('Ada');
});
