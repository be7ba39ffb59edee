import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KeysResponse, StaffResponse } from '../../../contract/settings-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { sendAs, dataOf, sessionOf } from '../../../testing/http/send-as.ts';
import { parseResponses } from '../../../testing/http/raw-http.ts';
import { addStaffMember } from '../../../testing/http/add-staff-member.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
let administrator = '';
let other = { id: '', cookie: '' };
beforeAll(async () => {
  server = await startTestServer({ customers: 1 });
  administrator = await server.signIn();
});
beforeEach(async () => {
  const cookie = await server.signIn();
  other = { id: (await sessionOf(server, cookie)).id, cookie };
});
afterAll(() => server.close());

const end = {
  'was disabled': () => sendAs(server, administrator, `PATCH ${routes.staffMember(other.id)}`, { isDisabled: true }),
  'was demoted': () => sendAs(server, administrator, `PATCH ${routes.staffMember(other.id)}`, { role: 'viewer' }),
  'signed out elsewhere': () => sendAs(server, other.cookie, `POST ${routes.signOutEverywhere}`),
} as const;
const endings = [
  ['was disabled', 401, errors.noSession],
  ['was demoted', 403, errors.forbidden],
  ['signed out elsewhere', 401, errors.noSession],
] as const;

/** The head of a write, let in already, whose body comes when it is sent. */
async function holdWrite(what: string, body: unknown): Promise<{ send(): Promise<readonly [number, string]> }> {
  const text = JSON.stringify(body);
  const socket = connect(server.port, '127.0.0.1');
  socket.write(
    `${what} HTTP/1.1\r\nHost: localhost:${server.port}\r\nCookie: ${other.cookie}\r\nSec-Fetch-Site: same-origin\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${text.length}\r\n` +
      'Expect: 100-continue\r\nConnection: close\r\n\r\n',
  );
  // Sent once the headers were accepted.
  await once(socket, 'data');
  return { send: () => answerAfter(socket, text) };
}

async function answerAfter(socket: Socket, text: string): Promise<readonly [number, string]> {
  let received = '';
  socket.on('data', (chunk: Buffer) => (received += chunk.toString('latin1')));
  socket.write(text);
  await once(socket, 'close');
  const [answer = expect.fail('no answer')] = parseResponses(received);
  return [answer.status, answer.body];
}

describe.each(endings)('a write whose sender %s before its body came', (ending, status, sentence) => {
  const expectRefused = async (what: string, body: unknown): Promise<void> => {
    const held = await holdWrite(what, body);
    expect((await end[ending]()).status).toBe(200);
    const [gotten, text] = await held.send();
    expect([gotten, text]).toEqual([status, expect.stringContaining(sentence)]);
  };

  it('creates no link for a new administrator', async () => {
    await expectRefused(`POST ${routes.invites}`, { email: 'held@staff.test', role: 'administrator' });
    expect(dataOf(await sendAs(server, administrator, `GET ${routes.staff}`), StaffResponse).invites).toEqual([]);
  });

  it('creates no key', async () => {
    await expectRefused(`POST ${routes.keys}`, { name: 'held', scopes: ['customers:read'] });
    const { keys } = dataOf(await sendAs(server, administrator, `GET ${routes.keys}`), KeysResponse);
    expect(keys.some(({ name }) => name === 'held')).toBe(false);
  });

  it('creates no link for a new password', async () => {
    await expectRefused(`POST ${routes.resetLink((await addStaffMember(server)).id)}`, {});
  });

  it('changes no role', async () => {
    const { id } = await addStaffMember(server);
    await expectRefused(`PATCH ${routes.staffMember(id)}`, { role: 'administrator' });
    const { members } = dataOf(await sendAs(server, administrator, `GET ${routes.staff}`), StaffResponse);
    expect(members.find((member) => member.id === id)?.role).toBe('viewer');
  });
});

it('a demoted user can still change their own name, a disabled one cannot', async () => {
  const demoted = await holdWrite(`PATCH ${routes.me}`, { name: 'Held' });
  await end['was demoted']();
  expect((await demoted.send())[0]).toBe(200);
  const disabled = await holdWrite(`PATCH ${routes.me}`, { name: 'Held again' });
  await end['was disabled']();
  expect((await disabled.send())[0]).toBe(401);
});
