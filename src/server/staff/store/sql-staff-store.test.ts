import { beforeEach, describe, expect, it } from 'vitest';
import { openTestSystem, systemEngines } from '../../../testing/system-stores/open-test-system.ts';
import { sessionLife } from '../session-store.ts';
import { demoEmail, type StaffPerson, type StaffStore } from '../staff-store.ts';

const now = 1_900_000_000_000;
const nowhere = { origin: { userAgent: null, address: null }, replacedToken: null };

let staff: StaffStore;

async function add(email: string, role: 'viewer' | 'administrator' = 'viewer', name = email): Promise<StaffPerson> {
  return (await staff.add({ email, name, role, passwordHash: 'salt:hash' }, now)) ?? expect.fail('the email is taken');
}

describe.each(systemEngines)('in %s', (kind) => {
  beforeEach(async () => {
    ({ staff } = await openTestSystem(kind));
  });

  describe('staff', () => {
    it('are found as they were added, once per email, administrators first and then by name', async () => {
      const [viewer, administrator, first] = [
        await add('v@x', 'viewer', 'Zoe'),
        await add('a@x', 'administrator', 'Bob'),
        await add('b@x', 'administrator', 'ada'),
      ];
      expect(viewer).toMatchObject({
        email: 'v@x',
        isDisabled: false,
        hasPassword: true,
        hasTwoFactor: false,
        createdAt: now,
        lastSeenAt: null,
      });
      expect(await staff.find(viewer.id)).toEqual(viewer);
      expect(await staff.findByEmail('a@x')).toEqual(administrator);
      expect(
        await staff.add({ email: 'v@x', name: 'Eve', role: 'administrator', passwordHash: 'x:y' }, now),
      ).toBeNull();
      expect((await staff.list()).map(({ id }) => id)).toEqual([first.id, administrator.id, viewer.id]);
    });

    it('always have an active administrator left, once there is one', async () => {
      const [one, other] = [await add('a@x', 'administrator'), await add('b@x', 'administrator')];
      await staff.openDemo(now);
      expect(await staff.setDisabled(one.id, true, now)).toBe('changed');
      for (const change of [staff.setDisabled(other.id, true, now), staff.setRole(other.id, 'viewer')])
        expect(await change).toBe('last-administrator');
      expect(await staff.setDisabled(one.id, false, now)).toBe('changed');
      expect(await staff.setRole(other.id, 'viewer')).toBe('changed');
      expect(await staff.setRole('stranger', 'viewer')).toBe('unknown');
      expect(await staff.hasActiveAdministrator()).toBe(true);
    });

    it('do not include the demo account, which ends when a person joins and opens again with the same id', async () => {
      const demo = await staff.openDemo(now);
      const token = await staff.sessions.start(demo.id, nowhere, now);
      expect([await staff.hasActiveAdministrator(), demo.email]).toEqual([false, demoEmail]);
      expect((await staff.sessions.find(token, now))?.staffId).toBe(demo.id);
      await add('a@x', 'administrator');
      expect([await staff.sessions.find(token, now), (await staff.list()).length]).toEqual([null, 1]);
      expect((await staff.openDemo(now)).id).toBe(demo.id);
    });
  });

  describe('links', () => {
    const link = {
      purpose: 'invite',
      email: 'new@x',
      name: null,
      role: 'administrator',
      staffId: null,
      createdBy: null,
      expiresAt: now + 1,
    } as const;

    it('end when their creator is disabled, is no longer an administrator, or is the ended demo account', async () => {
      const [one, other, demo] = [
        await add('a@x', 'administrator'),
        await add('b@x', 'administrator'),
        await staff.openDemo(now),
      ];
      await add('c@x', 'administrator');
      const left = async (createdBy: string, leave: () => Promise<unknown>) => {
        const { token } = await staff.links.create({ ...link, createdBy }, now);
        await leave();
        return staff.links.find(token, now);
      };
      expect(await left(one.id, () => staff.setDisabled(other.id, true, now))).not.toBeNull();
      expect(await left(one.id, () => staff.setRole(one.id, 'viewer'))).toBeNull();
      await staff.setDisabled(other.id, false, now);
      expect(await left(other.id, () => staff.setDisabled(other.id, true, now))).toBeNull();
      await staff.openDemo(now);
      expect(await left(demo.id, () => staff.endDemo(now))).toBeNull();
    });

    it('cannot be created by a former administrator, which leaves the older one as it was', async () => {
      const [one, viewer, disabled] = [
        await add('a@x', 'administrator'),
        await add('v@x'),
        await add('d@x', 'administrator'),
      ];
      await staff.setDisabled(disabled.id, true, now);
      const { token } = await staff.links.create({ ...link, createdBy: one.id }, now);
      for (const createdBy of [viewer.id, disabled.id])
        await expect(staff.links.create({ ...link, createdBy }, now)).rejects.toMatchObject({
          code: 'not-an-administrator',
        });
      expect(await staff.links.find(token, now)).not.toBeNull();
    });

    it('do what they are for and sign in, all or nothing', async () => {
      const { token } = await staff.links.create(link, now);
      const used = await staff.links.use(
        token,
        { email: null, name: 'New', passwordHash: 'x:y', session: nowhere },
        now,
      );
      expect(used.outcome === 'used' ? await staff.sessions.find(used.sessionToken, now) : null).toMatchObject({
        name: 'New',
        email: 'new@x',
        role: 'administrator',
      });
    });

    it('made for a person while they were disabled set no password and start no session', async () => {
      const { id: staffId } = await add('a@x');
      await staff.setDisabled(staffId, true, now);
      const { token } = await staff.links.create({ ...link, purpose: 'reset', staffId }, now);
      const use = { email: null, name: null, passwordHash: 'x:y', session: nowhere };
      expect(await staff.links.use(token, use, now)).toEqual({ outcome: 'over' });
      await staff.setDisabled(staffId, false, now);
      expect(await staff.credentials.passwordOf(staffId)).toEqual({ staffId, hash: 'salt:hash' });
      expect(await staff.sessions.list(staffId, now)).toEqual([]);
    });

    it('for the first administrator end when there is one, and not before', async () => {
      const { token } = await staff.links.create({ ...link, purpose: 'first', email: null }, now);
      await add('v@x');
      expect(await staff.links.find(token, now)).not.toBeNull();
      await add('a@x', 'administrator');
      expect(await staff.links.find(token, now)).toBeNull();
    });
  });

  describe('sessions', () => {
    it('last until their absolute or their idle time is over', async () => {
      const { id } = await add('a@x');
      const token = await staff.sessions.start(id, nowhere, now);
      const session = (await staff.sessions.find(token, now)) ?? expect.fail('no session');
      expect(await staff.sessions.find(token, now + sessionLife.idle - 1)).not.toBeNull();
      expect(await staff.sessions.find(token, now + sessionLife.idle)).toBeNull();
      for (let at = now; at < now + sessionLife.absolute; at += sessionLife.idle - 1)
        await staff.sessions.touch(session, at);
      expect(await staff.sessions.find(token, now + sessionLife.absolute - 1)).not.toBeNull();
      expect(await staff.sessions.find(token, now + sessionLife.absolute)).toBeNull();
    });

    it('are listed without their tokens, latest first, and end one, all but one, or all', async () => {
      const { id } = await add('a@x');
      const other = await add('b@x');
      const tokens = [];
      for (const at of [now, now + 1, now + 2])
        tokens.push(
          await staff.sessions.start(
            id,
            { origin: { userAgent: 'Browser', address: '127.0.0.1' }, replacedToken: null },
            at,
          ),
        );
      const kept = await staff.sessions.start(other.id, nowhere, now);
      const listed = await staff.sessions.list(id, now + 3);
      expect(listed.map(({ createdAt }) => createdAt)).toEqual([now + 2, now + 1, now]);
      expect(listed[0]).toMatchObject({ userAgent: 'Browser', address: '127.0.0.1' });
      for (const token of tokens) expect(JSON.stringify(listed)).not.toContain(token);
      const [newest, middle] = [listed[0]?.id ?? '', listed[1]?.id ?? ''];
      expect(await staff.sessions.end(other.id, middle)).toBe(false);
      expect(await staff.sessions.end(id, middle)).toBe(true);
      expect(await staff.sessions.endAll(id, newest)).toBe(1);
      expect((await staff.sessions.list(id, now + 3)).map(({ id: left }) => left)).toEqual([newest]);
      expect(await staff.sessions.endAll(id)).toBe(1);
      expect(await staff.sessions.find(kept, now)).not.toBeNull();
    });

    it('are not listed once they have ended, and are deleted later', async () => {
      const { id } = await add('a@x');
      await staff.sessions.start(id, nowhere, now);
      const live = await staff.sessions.start(id, nowhere, now + sessionLife.idle);
      expect(await staff.sessions.list(id, now + sessionLife.idle)).toHaveLength(1);
      await staff.sessions.sweep(now + sessionLife.idle);
      expect(await staff.sessions.endAll(id)).toBe(1);
      expect(await staff.sessions.find(live, now)).toBeNull();
    });
  });

  describe('single sign-on', () => {
    const signIn = async (issuer: string, subject: string, email: string): Promise<string | null> => {
      const result = await staff.credentials.signInWithSso({ issuer, subject, email, name: email }, true, nowhere, now);
      return result.outcome === 'signed-in' ? ((await staff.sessions.find(result.token, now))?.email ?? null) : null;
    };

    it('knows a person by their id at the provider, and not by the same id at another provider', async () => {
      expect(await signIn('https://one.test', '1', 'ada@x')).toBe('ada@x');
      expect(await signIn('https://one.test', '1', 'new-name@x')).toBe('ada@x');
      expect(await signIn('https://other.test', '1', 'eve@x')).toBe('eve@x');
      expect(await signIn('https://other.test', '2', 'ada@x')).toBe('ada@x');
      expect(await signIn('https://other.test', '1', 'ada@x')).toBe('eve@x');
    });
  });

  describe('two-step sign-in', () => {
    it('is not said to be on by a code for a secret that was replaced in the meantime', async () => {
      const { id: staffId } = await add('a@x');
      const token = await staff.sessions.start(staffId, nowhere, now);
      const own = { staffId, sessionId: (await staff.sessions.find(token, now))?.id ?? '' };
      for (const secret of ['former', 'current'])
        await staff.credentials.startTwoStep(own, { staffId, hash: 'salt:hash' }, { secret, backupCodes: secret });
      await expect(staff.credentials.confirmTwoStep(own, 'former', '123456', now)).rejects.toMatchObject({
        code: 'two-step-not-started',
      });
      expect(await staff.find(staffId)).toMatchObject({ hasTwoFactor: false });
      expect(await staff.sessions.find(token, now)).not.toBeNull();
    });
  });

  describe('wrong attempts', () => {
    it('are ten in a row at most, then none for fifteen minutes, each subject for itself', async () => {
      const minute = 60_000;
      for (let attempt = 0; attempt < 10; attempt += 1)
        expect(await staff.attempts.count('a', now + attempt)).toBeNull();
      expect(await staff.attempts.count('a', now + 9)).toBe(15 * 60);
      expect([await staff.attempts.lockedFor('a', now + 9), await staff.attempts.lockedFor('b', now)]).toEqual([
        15 * 60,
        null,
      ]);
      expect(await staff.attempts.count('a', now + 9 + 15 * minute - 1)).toBe(1);
      expect(await staff.attempts.lockedFor('a', now + 9 + 15 * minute)).toBeNull();
      expect(await staff.attempts.count('b', now)).toBeNull();
      expect(await staff.attempts.count('a', now + 9 + 15 * minute)).toBeNull();
    });

    it('are forgotten by a right one, and after a quarter of an hour without any', async () => {
      for (let attempt = 0; attempt < 9; attempt += 1) await staff.attempts.count('a', now);
      await staff.attempts.forget('a');
      for (let attempt = 0; attempt < 9; attempt += 1) expect(await staff.attempts.count('a', now)).toBeNull();
      for (let attempt = 0; attempt < 9; attempt += 1)
        expect(await staff.attempts.count('a', now + 15 * 60_000)).toBeNull();
    });

    it('are not let past a lock by a right one at the same time', async () => {
      for (let turns = 0; turns < 12; turns += 1) {
        const subject = `a${turns}`;
        for (let attempt = 0; attempt < 10; attempt += 1) await staff.attempts.count(subject, now);
        const counted = staff.attempts.count(subject, now);
        for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
        await staff.attempts.forget(subject);
        // Refused, or the first of the next ten.
        let accepted = (await counted) === null ? 1 : 0;
        while ((await staff.attempts.count(subject, now)) === null) accepted += 1;
        expect(accepted).toBe(10);
      }
    });
  });
});
