import { expect, it, vi } from 'vitest';

/** A hash that existing installations have. */
const stored =
  '00112233445566778899aabbccddeeff:' +
  'bfa574879e759d9de9c668c926254f2ad51f72f58f5586fc1390f1361fb7f4fc' +
  '96433fc6429b459bf0af6e88a59c18f373333f5ce4d820a0c6e031c0c2600970';

it('is at full strength: N 16,384, r 16, as in every installation', async () => {
  // Another copy of the module, because the tests' own one hashes cheaply.
  vi.resetModules();
  const { hashPassword, isPassword, setHashWork } = await import('./password-hash.ts');
  expect(await isPassword('the canary password', stored)).toBe(true);
  expect(await isPassword('the canary passwore', stored)).toBe(false);
  expect(await isPassword('the canary password', null)).toBe(false);
  const strong = await hashPassword('the canary password');
  setHashWork(16);
  expect(await isPassword('the canary password', strong)).toBe(false);
  expect(await isPassword('the canary password', await hashPassword('the canary password'))).toBe(true);
});

it('lets other requests run meanwhile, from the first hash on', async () => {
  vi.resetModules();
  const { isPassword } = await import('./password-hash.ts');
  let turns = 0;
  let turn: NodeJS.Immediate;
  const countTurns = (): void => {
    turns += 1;
    turn = setImmediate(countTurns);
  };
  countTurns();
  expect(await isPassword('the canary password', stored).finally(() => clearImmediate(turn))).toBe(true);
  // A hash on this thread would be over in the first turn.
  expect(turns).toBeGreaterThan(10);
});
