import { expect, it } from 'vitest';
import { openStaffServices } from '../../testing/http/staff-services.ts';
import { fromNowhere } from '../../testing/http/signed-in-cookie.ts';

it('says that a session is over when it ended while its change was looked at', async () => {
  const { account, staff } = await openStaffServices();
  const now = Date.now();
  const person =
    (await staff.add({ email: 'a@staff.test', name: 'A', role: 'viewer', passwordHash: 'none:none' }, now)) ??
    expect.fail('no person');
  const token = await staff.sessions.start(person.id, fromNowhere, now);
  const session = (await staff.sessions.find(token, now)) ?? expect.fail('no session');
  await staff.sessions.endAll(person.id);
  const over = { code: 'no-session' };
  await expect(account.startTwoStep(session, 'a password')).rejects.toMatchObject(over);
  await expect(account.endTwoStep(session, 'a password')).rejects.toMatchObject(over);
  await expect(account.confirmTwoStep(session, '123456')).rejects.toMatchObject(over);
});
