import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Failure } from '../contract/envelope.ts';
import { errors } from '../contract/error-messages.ts';
import { ListCustomersResponse } from '../contract/list/list-customers.ts';
import { temporaryDirectory } from '../testing/customers/test-store.ts';
import { signedInCookie } from '../testing/http/signed-in-cookie.ts';
import { serving, startProcess, type ServerProcess } from '../testing/http/server-process.ts';

function get(url: string): Promise<Response> {
  return fetch(url, { headers: { authorization: 'Bearer a-key-for-tests-only' } });
}

// A limit on the size of files fails writes as a full disk does, for root too.
describe('a full disk', () => {
  const sentence = /^The data directory \S+ is on a (?:failing or )?full disk\.$/;

  it.each([
    ['opening the databases', 8],
    ['making the demo customers', 4000],
  ])('stops the start while %s, with one sentence, and the next start is complete', async (_name, blocks) => {
    const data = temporaryDirectory();
    const command = startProcess({ DATA_DIR: data, DEMO_CUSTOMERS: '3000' }, [
      'sh',
      '-c',
      `ulimit -f ${blocks} && exec "$0" "$@"`,
    ]);
    expect(await command.exit).toBe(1);
    expect(command.output()).toBe('');
    const printed = command
      .errors()
      .split(/[\r\n]/)
      .filter((line) => line !== '' && !line.startsWith('Creating demo customers'));
    expect(printed).toEqual([expect.stringMatching(sentence)]);
    const again = startProcess({ DATA_DIR: data, DEMO_CUSTOMERS: '3000', API_KEY: 'a-key-for-tests-only' });
    expect((await get(`${await serving(again)}/api/v1/customers/CUST-003000`)).status).toBe(200);
  });

  it.runIf(process.platform === 'linux')(
    'while serving refuses what it cannot count, shows the page all, and recovers on its own',
    async () => {
      const data = temporaryDirectory();
      const command = startProcess({ DATA_DIR: data, DEMO_CUSTOMERS: '50', API_KEY: 'a-key-for-tests-only' });
      const url = await serving(command);
      const cookie = await signedInCookie(data);
      expect((await get(`${url}/api/v1/customers`)).status).toBe(200);
      limitFiles(command, '0:unlimited');
      const refused = await get(`${url}/api/v1/customers`);
      expect(refused.status).toBe(503);
      expect(Failure.parse(await refused.json()).error).toBe(errors.systemUnavailable);
      for (const path of [
        '/api/v1/customers',
        '/api/v1/customers?search=a',
        '/api/app/summary',
        '/api/app/parameters',
        '/readyz',
      ]) {
        expect([path, (await fetch(url + path, { headers: { cookie } })).status]).toEqual([path, 200]);
      }
      limitFiles(command, 'unlimited');
      const page = ListCustomersResponse.parse(await (await get(`${url}/api/v1/customers?limit=100`)).json());
      expect(page.data).toHaveLength(50);
      command.child.kill('SIGTERM');
      expect(await command.exit).toBe(0);
    },
  );

  function limitFiles({ child }: ServerProcess, limit: string): void {
    execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${limit}`]);
  }
});
