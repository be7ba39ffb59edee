import { expect, it, onTestFinished } from 'vitest';
import { openStaffServices } from '../../../testing/http/staff-services.ts';

it('lets a link make its password while strangers keep every turn of theirs', async () => {
  const { tries } = await openStaffServices();
  const { promise, resolve } = Promise.withResolvers<{ isRight: boolean }>();
  const strangers = Array.from({ length: 22 }, (_, index) =>
    tries.run(`stranger-${index}@x`, 'anybody', () => promise),
  );
  const settled = Promise.allSettled(strangers);
  onTestFinished(async () => {
    resolve({ isRight: false });
    await settled;
  });
  await expect(tries.run('one-more@x', 'anybody', () => promise)).rejects.toMatchObject({
    code: 'sign-in-busy',
    retryAfterSeconds: 2,
  });
  expect(await tries.hash('a password of fifteen')).toMatch(/^[\da-f]+:[\da-f]+$/);
  expect(await tries.run('ada@x', 'letIn', async () => ({ isRight: true }))).toEqual({ isRight: true });
});
