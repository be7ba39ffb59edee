import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeyScope } from '../../../contract/roles-and-permissions.ts';
import { routes } from '../../../contract/route-paths.ts';
import { KeysResponse, LinkMadeResponse, NewKeyResponse } from '../../../contract/settings-api.ts';
import { importFile, runImport } from '../../../testing/customers/import-run.ts';
import { addStaffMember, cookieOf, post } from '../../../testing/http/add-staff-member.ts';
import { dataOf, failureOf, sendAs } from '../../../testing/http/send-as.ts';
import { fromNowhere, withSystem } from '../../../testing/http/signed-in-cookie.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';
import { errors } from '../../../contract/error-messages.ts';

let server: TestServer;
let demo = '';
beforeEach(async () => {
  server = await startTestServer({ demo: 3 });
  demo = cookieOf(await post(server, routes.demoSignIn, {}));
});
afterEach(() => server.close());

const makeKey = async (cookie: string): Promise<string> =>
  dataOf(
    await sendAs(server, cookie, `POST ${routes.keys}`, { name: 'Made', scopes: KeyScope.options }),
    NewKeyResponse,
  ).secret;

const statusWith = async (secret: string): Promise<number> =>
  (await server.request(routes.customers, { headers: { authorization: `Bearer ${secret}` } })).status;

describe('what the demo account has made', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['real customers', () => runImport(server.dataDirectory, [importFile('Email\nann@example.com\n')])],
    ['an administrator', () => addStaffMember(server, 'administrator')],
  ])('ends with it once there is or are %s', async (_name, end) => {
    const secret = await makeKey(demo);
    expect(await statusWith(secret)).toBe(200);
    await end();
    expect(await statusWith(secret)).toBe(401);
    expect((await sendAs(server, demo, `GET ${routes.session}`)).status).toBe(401);
    const { keys } = dataOf(await sendAs(server, await server.signIn(), `GET ${routes.keys}`), KeysResponse);
    expect(keys).toMatchObject([{ name: 'Made', revokedAt: expect.any(Number) }]);
  });

  it('invites no one once there are real customers', async () => {
    const invite = await sendAs(server, demo, `POST ${routes.invites}`, { email: 'a@b.test', role: 'administrator' });
    const token = new URL(dataOf(invite, LinkMadeResponse).link).hash.slice(1);
    expect((await post(server, routes.linkLook, { token })).status).toBe(200);
    await runImport(server.dataDirectory, [importFile('Email\nann@example.com\n')]);
    const use = { token, name: 'A', password: 'fifteen letters' };
    expect((await post(server, routes.linkUse, use)).status).toBe(404);
  });

  it('stays ended when the customers are made up again', async () => {
    const secret = await makeKey(demo);
    await addStaffMember(server, 'administrator');
    expect(await statusWith(secret)).toBe(401);
    await withSystem(server.dataDirectory, ({ staff }) => staff.openDemo(Date.now()));
    await server.restart();
    expect(await statusWith(secret)).toBe(401);
  });

  it('is never another way into the account of someone else', async () => {
    const viewer = await withSystem(server.dataDirectory, async ({ staff }) => {
      const identity = { issuer: 'https://id.test', subject: '1', email: 'viewer@example.com', name: 'Viewer' };
      await staff.credentials.signInWithSso(identity, true, fromNowhere, Date.now());
      return staff.findByEmail(identity.email);
    });
    const answer = await sendAs(server, demo, `POST ${routes.resetLink(viewer?.id ?? '')}`);
    expect(failureOf(answer)).toEqual([403, errors.forbidden]);
  });

  it('does not concern keys of others', async () => {
    const [made, first] = [
      await makeKey(await server.signIn()),
      await withSystem(server.dataDirectory, ({ keys }) => keys.add({ name: 'First' })),
    ];
    await runImport(server.dataDirectory, [importFile('Email\nann@example.com\n')]);
    expect([await statusWith(made), await statusWith(first.secret)]).toEqual([200, 200]);
  });
});
