import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { getMigrations } from 'better-auth/db/migration';
import { generate } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../../../contract/routes.ts';
import { sendExactly } from '../../../testing/http/exact-request.ts';
import { signedInCookie, withSystem } from '../../../testing/http/signed-in-cookie.ts';
import { addStaffMember, cookieOf, post } from '../../../testing/http/add-staff-member.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';
import type { SystemStore } from '../../system-store/system-store.ts';
import { authOptions, createAuth, type AuthParts } from './auth.ts';
import { SessionCookie } from '../sign-in/session-cookie.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ customers: 1 });
});
afterAll(() => server.close());

/** The library as the server opens it, on the server's own database. */
async function partsOf({ authDatabase, authSecret }: SystemStore): Promise<AuthParts> {
  const secret = Buffer.from(await authSecret()).toString('base64');
  return {
    database: authDatabase,
    secret,
    baseUrl: server.url,
    isSecure: false,
    isDisabled: async () => false,
    warn: () => {},
    cookiePrefix: new SessionCookie(secret, { isSecure: false }).prefix,
  };
}

const cookiesOf = ({ headers }: Response): string =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

describe('the library', () => {
  it('finds every table, column and index it needs as our own migrations make them', async () => {
    await withSystem(server.dataDirectory, async (system) => {
      const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems } = await getMigrations(
        authOptions(await partsOf(system)),
      );
      expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems }).toEqual({
        toBeCreated: [],
        toBeAdded: [],
        toBeAddedIndexes: [],
        schemaProblems: [],
      });
    });
  });

  it('takes the sessions we take, and no others', async () => {
    const person = await addStaffMember(server);
    const byPassword = cookieOf(await post(server, routes.signIn, person));
    const ours = await signedInCookie(server.dataDirectory);
    const [name = '', value = ''] = ours.split('=');
    const ended = await signedInCookie(server.dataDirectory);
    await post(server, routes.signOut, {}, { cookie: ended });
    const cookies = [
      byPassword,
      ours,
      ended,
      `${name}=${value.slice(0, -6)}`,
      `${name}=x${value}`,
      `${name}=`,
      'other=1',
    ];
    const answers = await withSystem(server.dataDirectory, async (system) => {
      const auth = createAuth(await partsOf(system));
      return await Promise.all(
        cookies.map(async (cookie) => (await auth.api.getSession({ headers: new Headers({ cookie }) })) !== null),
      );
    });
    expect(answers).toEqual([true, true, false, false, false, false, false]);
    for (const [index, cookie] of cookies.entries()) {
      expect((await sendExactly(server.port, routes.session, { headers: { cookie } })).status === 200).toBe(
        answers[index],
      );
    }
  });

  it('goes on from the write that found the database busy, and a backup code is not spent for nothing', async () => {
    const { email, password } = await addStaffMember(server);
    const holder = new DatabaseSync(join(server.dataDirectory, 'system.db'));
    await withSystem(server.dataDirectory, async (system) => {
      // As the server has it.
      system.authDatabase.exec('PRAGMA busy_timeout = 0');
      let isHeld = false;
      // Asked between what spends the code and what starts the session.
      const isDisabled = async (): Promise<boolean> => {
        if (isHeld) {
          holder.exec('BEGIN IMMEDIATE');
          setTimeout(() => holder.exec('COMMIT'), 100);
        }
        return false;
      };
      const { api } = createAuth({ ...(await partsOf(system)), isDisabled });
      const firstStep = () => api.signInEmail({ body: { email, password }, asResponse: true });
      const headers = new Headers({ cookie: cookiesOf(await firstStep()) });
      const setup = await api.enableTwoFactor({ body: { password }, headers });
      if (setup.method !== 'totp') expect.fail('no app');
      const secret = new URL(setup.totpURI).searchParams.get('secret') ?? expect.fail('no secret');
      await api.verifyTOTP({ body: { code: await generate({ secret }) }, headers });
      const cookie = cookiesOf(await firstStep());
      isHeld = true;
      const answer = await api.verifyBackupCode({
        body: { code: setup.backupCodes[0] ?? '' },
        headers: new Headers({ cookie }),
        asResponse: true,
      });
      expect([answer.status, cookiesOf(answer)]).toEqual([200, expect.stringContaining('session_token=')]);
    });
    holder.close();
  });
});
