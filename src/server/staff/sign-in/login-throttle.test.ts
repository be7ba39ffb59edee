import { expect, it, onTestFinished } from 'vitest';
import { openStaffServices } from '../../../testing/http/staff-services.ts';
import { SystemUnavailableError } from '../../errors/system-unavailable-error.ts';
import { LoginThrottle } from './login-throttle.ts';

it('hashes the password of a link while strangers fill their own queue', async () => {
  const { throttle } = await openStaffServices();
  const { promise, resolve } = Promise.withResolvers<{ isRight: boolean }>();
  const strangers = Array.from({ length: 22 }, (_, index) =>
    throttle.attemptSignIn(`stranger-${index}@x`, () => promise),
  );
  const settled = Promise.allSettled(strangers);
  onTestFinished(async () => {
    resolve({ isRight: false });
    await settled;
  });
  await expect(throttle.attemptSignIn('one-more@x', () => promise)).rejects.toMatchObject({
    code: 'sign-in-busy',
    retryAfterSeconds: 2,
  });
  expect(await throttle.hash('a password of fifteen')).toMatch(/^[\da-f]+:[\da-f]+$/);
  expect(await throttle.attemptOwn('ada', async () => ({ isRight: true }))).toEqual({
    isRight: true,
  });
});

it('signs in with a right code, which is used up by then, although the count cannot be reset', async () => {
  const throttle = new LoginThrottle(
    {
      lockedFor: async () => null,
      count: async () => null,
      forget: () => Promise.reject(new SystemUnavailableError('busy')),
    },
    new Uint8Array(32),
  );
  expect(await throttle.attemptCode('ada', async () => 'a session')).toBe('a session');
});
