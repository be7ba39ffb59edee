import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { openStaffServices } from '../../testing/http/staff-services.ts';

it('says that a session is over when it ended while its change was looked at', async () => {
  const { account, staff, cookie } = await openStaffServices();
  const now = Date.now();
  const person =
    (await staff.add({ email: 'a@staff.test', name: 'A', role: 'viewer', passwordHash: 'none:none' }, now)) ??
    expect.fail('nobody');
  const token = await staff.sessions.start(person.id, { userAgent: null, address: null }, now);
  const session = staff.sessions.find(token, now) ?? expect.fail('no session');
  const request = new IncomingMessage(new Socket());
  request.headers.cookie = cookie.set(token).split(';')[0];
  await staff.sessions.endAll(person.id);
  const over = { code: 'no-session' };
  await expect(account.startTwoFactor({ session, request }, 'a password')).rejects.toMatchObject(over);
  await expect(account.endTwoFactor({ session, request }, 'a password')).rejects.toMatchObject(over);
  await expect(account.confirmTwoFactor({ session, request }, '123456')).rejects.toMatchObject(over);
});
