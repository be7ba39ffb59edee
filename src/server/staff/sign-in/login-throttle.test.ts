import { expect, it, onTestFinished } from 'vitest';
import { openStaffServices } from '../../../testing/http/staff-services.ts';

it('lets a link make its password while strangers keep every turn of theirs', async () => {
  const { throttle } = await openStaffServices();
  const { promise, resolve } = Promise.withResolvers<{ isRight: boolean }>();
  const strangers = Array.from({ length: 22 }, (_, index) =>
    throttle.attemptPassword(`stranger-${index}@x`, 'anyone', () => promise),
  );
  const settled = Promise.allSettled(strangers);
  onTestFinished(async () => {
    resolve({ isRight: false });
    await settled;
  });
  await expect(throttle.attemptPassword('one-more@x', 'anyone', () => promise)).rejects.toMatchObject({
    code: 'sign-in-busy',
    retryAfterSeconds: 2,
  });
  expect(await throttle.hash('a password of fifteen')).toMatch(/^[\da-f]+:[\da-f]+$/);
  expect(await throttle.attemptPassword('ada@x', 'admitted', async () => ({ isRight: true }))).toEqual({
    isRight: true,
  });
});
