import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LinkMadeResponse, StaffResponse } from '../../../contract/settings-api.ts';
import { SignInResponse } from '../../../contract/sign-in-api.ts';
import { errors } from '../../../contract/error-messages.ts';
import { routes } from '../../../contract/route-paths.ts';
import { activityOf, sendAs, dataOf, summariesOf, failureOf, sessionOf } from '../../../testing/http/send-as.ts';
import { addStaffMember, cookieOf, post } from '../../../testing/http/add-staff-member.ts';
import { startTestServer, type TestServer } from '../../../testing/http/test-server.ts';

let server: TestServer;
let administrator = '';
beforeAll(async () => {
  server = await startTestServer({ customers: 1 });
});
beforeEach(async () => {
  administrator = await server.signIn();
});
afterAll(() => server.close());

const send = (what: string, body?: unknown) => sendAs(server, administrator, what, body);
const list = async () => dataOf(await send(`GET ${routes.staff}`), StaffResponse);
const memberOf = async (id: string) => (await list()).members.find((member) => member.id === id);
const tokenOf = (link: string): string => new URL(link).hash.slice(1);
const hour = 3_600_000;
const password = 'a password of the staff';

describe('staff', () => {
  it('are listed with administrators first, and when they were last seen', async () => {
    const viewer = await addStaffMember(server);
    const before = await memberOf(viewer.id);
    expect(before).toMatchObject({
      email: viewer.email,
      role: 'viewer',
      isDisabled: false,
      hasTwoFactor: false,
      lastSeenAt: null,
    });
    await post(server, routes.signIn, viewer);
    expect((await memberOf(viewer.id))?.lastSeenAt).toBeGreaterThan(Date.now() - hour);
    const roles = (await list()).members.map(({ role }) => role);
    expect(roles).toEqual(roles.toSorted());
  });

  it('join with a link that an administrator gives them', async () => {
    const made = dataOf(
      await send(`POST ${routes.invites}`, { email: ' New@Staff.test ', role: 'viewer' }),
      LinkMadeResponse,
    );
    expect(made.link).toMatch(new RegExp(`^${server.url.replace('127.0.0.1', 'localhost')}/link#[\\w-]{43}$`));
    expect(made.expiresAt - Date.now()).toBeGreaterThan(6 * 24 * hour);
    expect((await list()).invites).toContainEqual(
      expect.objectContaining({ email: 'new@staff.test', role: 'viewer', createdBy: 'A administrator' }),
    );
    const joined = await post(server, routes.linkUse, { token: tokenOf(made.link), name: 'New', password });
    expect(dataOf(joined, SignInResponse)).toMatchObject({
      outcome: 'signed-in',
      session: { name: 'New', email: 'new@staff.test', role: 'viewer' },
    });
    const { members, invites } = await list();
    expect([
      members.some(({ email }) => email === 'new@staff.test'),
      invites.some(({ email }) => email === 'new@staff.test'),
    ]).toEqual([true, false]);
    expect(failureOf(await send(`POST ${routes.invites}`, { email: 'NEW@staff.test', role: 'viewer' }))).toEqual([
      409,
      errors.emailTaken,
    ]);
  });

  it('cannot join with a cancelled invitation', async () => {
    const { link } = dataOf(
      await send(`POST ${routes.invites}`, { email: 'late@staff.test', role: 'viewer' }),
      LinkMadeResponse,
    );
    const invite = (await list()).invites.find(({ email }) => email === 'late@staff.test') ?? expect.fail('no invite');
    expect((await send(`DELETE ${routes.invite(invite.id)}`)).status).toBe(200);
    expect(failureOf(await post(server, routes.linkLook, { token: tokenOf(link) }))).toEqual([404, errors.linkExpired]);
    expect(failureOf(await send(`DELETE ${routes.invite(invite.id)}`))).toEqual([404, errors.noSuchInvite]);
  });

  it('can do what their role allows, from the next request on', async () => {
    const viewer = await server.signIn('viewer');
    const { id } = await sessionOf(server, viewer);
    expect((await sendAs(server, viewer, `GET ${routes.staff}`)).status).toBe(403);
    expect((await send(`PATCH ${routes.staffMember(id)}`, { role: 'administrator' })).status).toBe(200);
    expect((await sendAs(server, viewer, `GET ${routes.staff}`)).status).toBe(200);
    expect((await send(`PATCH ${routes.staffMember(id)}`, { role: 'viewer' })).status).toBe(200);
    expect((await sendAs(server, viewer, `GET ${routes.staff}`)).status).toBe(403);
  });

  it('who are disabled lose every session right away and get none until enabled', async () => {
    const person = await addStaffMember(server);
    const cookies = [
      cookieOf(await post(server, routes.signIn, person)),
      cookieOf(await post(server, routes.signIn, person)),
    ];
    const statuses = async (): Promise<readonly number[]> =>
      Promise.all(cookies.map(async (cookie) => (await sendAs(server, cookie, `GET ${routes.session}`)).status));
    expect(await statuses()).toEqual([200, 200]);
    expect((await send(`PATCH ${routes.staffMember(person.id)}`, { isDisabled: true })).status).toBe(200);
    expect(await statuses()).toEqual([401, 401]);
    expect(failureOf(await post(server, routes.signIn, person))).toEqual([403, errors.disabledAccount]);
    expect(failureOf(await send(`POST ${routes.resetLink(person.id)}`))).toEqual([409, errors.disabledAccount]);
    expect((await send(`PATCH ${routes.staffMember(person.id)}`, { isDisabled: false })).status).toBe(200);
    expect(await statuses()).toEqual([401, 401]);
    expect((await post(server, routes.signIn, person)).status).toBe(200);
  });

  it('get a new password with a link, which ends their sessions', async () => {
    const person = await addStaffMember(server);
    const before = cookieOf(await post(server, routes.signIn, person));
    const { link, expiresAt } = dataOf(await send(`POST ${routes.resetLink(person.id)}`), LinkMadeResponse);
    expect(expiresAt - Date.now()).toBeLessThanOrEqual(24 * hour);
    expect((await post(server, routes.linkUse, { token: tokenOf(link), password })).status).toBe(200);
    expect((await sendAs(server, before, `GET ${routes.session}`)).status).toBe(401);
    expect((await post(server, routes.signIn, { email: person.email, password })).status).toBe(200);
  });

  it('cannot be changed by themselves, and neither can unknown people or the demo account', async () => {
    const { id } = await sessionOf(server, administrator);
    for (const body of [{ role: 'viewer' }, { isDisabled: true }]) {
      expect(failureOf(await send(`PATCH ${routes.staffMember(id)}`, body))).toEqual([409, errors.notYourself]);
      expect(failureOf(await send(`PATCH ${routes.staffMember('stranger')}`, body))).toEqual([
        404,
        errors.noSuchPerson,
      ]);
    }
    expect(failureOf(await send(`POST ${routes.resetLink(id)}`))).toEqual([409, errors.notYourself]);
    expect(failureOf(await send(`POST ${routes.resetLink('stranger')}`))).toEqual([404, errors.noSuchPerson]);
  });

  it.each([{ body: {} }, { body: { role: 'viewer', isDisabled: true } }, { body: [] }, { body: { role: 'owner' } }])(
    'are not changed by $body',
    async ({ body }) => {
      const { id } = await addStaffMember(server);
      expect(failureOf(await send(`PATCH ${routes.staffMember(id)}`, body))[0]).toBe(400);
      expect(await memberOf(id)).toMatchObject({ role: 'viewer', isDisabled: false });
    },
  );

  it('always include an administrator, even when several disable each other at the same time', async () => {
    const alone = await startTestServer({ customers: 1 });
    try {
      const cookies = [await alone.signIn(), await alone.signIn(), await alone.signIn()];
      const ids = await Promise.all(cookies.map(async (cookie) => (await sessionOf(alone, cookie)).id));
      await Promise.all(
        cookies.flatMap((cookie, index) =>
          ids
            .filter((_, other) => other !== index)
            .map((id, at) =>
              sendAs(
                alone,
                cookie,
                `PATCH ${routes.staffMember(id)}`,
                at === 0 ? { isDisabled: true } : { role: 'viewer' },
              ),
            ),
        ),
      );
      const statuses = await Promise.all(
        cookies.map(async (cookie) => (await sendAs(alone, cookie, `GET ${routes.staff}`)).status),
      );
      expect(statuses).toContain(200);
    } finally {
      await alone.close();
    }
  });

  it('are recorded with what was done to whom, and nothing when nothing changed', async () => {
    const person = await addStaffMember(server);
    const name = (await memberOf(person.id))?.name ?? '';
    await send(`POST ${routes.invites}`, { email: 'noted@staff.test', role: 'administrator' });
    const invite = (await list()).invites.find(({ email }) => email === 'noted@staff.test') ?? expect.fail('no invite');
    await send(`DELETE ${routes.invite(invite.id)}`);
    await send(`PATCH ${routes.staffMember(person.id)}`, { role: 'administrator' });
    await send(`PATCH ${routes.staffMember(person.id)}`, { role: 'administrator' });
    await send(`POST ${routes.resetLink(person.id)}`);
    await send(`PATCH ${routes.staffMember(person.id)}`, { isDisabled: true });
    await send(`PATCH ${routes.staffMember(person.id)}`, { isDisabled: false });
    const { id } = await sessionOf(server, administrator);
    expect(summariesOf(await activityOf(server, administrator, id))).toEqual([
      `staff-enabled ${name}`,
      `staff-disabled ${name}`,
      `reset-link-made ${name}`,
      `role-changed ${name}: administrator`,
      'invite-withdrawn noted@staff.test',
      'staff-invited noted@staff.test',
    ]);
  });
});

describe('the demo account', () => {
  it('invites an administrator first, and ends when someone joins', async () => {
    const demo = await startTestServer({ demo: 5 });
    try {
      const cookie = cookieOf(await post(demo, routes.demoSignIn, {}));
      expect(
        failureOf(await sendAs(demo, cookie, `POST ${routes.invites}`, { email: 'first@staff.test', role: 'viewer' })),
      ).toEqual([409, errors.lastAdministrator]);
      const { link } = dataOf(
        await sendAs(demo, cookie, `POST ${routes.invites}`, { email: 'first@staff.test', role: 'administrator' }),
        LinkMadeResponse,
      );
      const { members } = dataOf(await sendAs(demo, cookie, `GET ${routes.staff}`), StaffResponse);
      expect(members.map(({ name, email }) => [name, email])).toEqual([['Demo account', null]]);
      const joined = cookieOf(await post(demo, routes.linkUse, { token: tokenOf(link), name: 'First', password }));
      expect((await sendAs(demo, cookie, `GET ${routes.session}`)).status).toBe(401);
      const [{ id } = expect.fail('stranger')] = members;
      expect(failureOf(await sendAs(demo, joined, `PATCH ${routes.staffMember(id)}`, { isDisabled: false }))).toEqual([
        404,
        errors.noSuchPerson,
      ]);
    } finally {
      await demo.close();
    }
  });
});
