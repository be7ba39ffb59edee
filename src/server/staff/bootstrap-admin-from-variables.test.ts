import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../../testing/customers/test-store.ts';
import { serving, startProcess } from '../../testing/http/server-process.ts';

it('is created by the first start with STAFF_EMAIL, which logs no password, and by no later one', async () => {
  const environment = {
    DATA_DIR: join(temporaryDirectory(), 'data'),
    STAFF_EMAIL: 'ada@example.com',
    STAFF_PASSWORD: 'fifteen letters',
  };
  for (const logged of ['Created administrator ada@example.com (STAFF_EMAIL).\n', '']) {
    const server = startProcess(environment);
    await serving(server);
    server.child.kill('SIGTERM');
    await server.exit;
    expect(server.errors()).toBe(logged);
  }
});
