import { expect, it } from 'vitest';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { openSqliteSystemStore } from '../../system-store/sqlite-system-store.ts';

it('takes a code of an app once from each person, over a restart too, and again when it may have come up anew', async () => {
  const dataDirectory = temporaryDirectory();
  const spend = async (
    ...codes: readonly (readonly [person: string, code: string, now: number])[]
  ): Promise<readonly boolean[]> => {
    const system = await openSqliteSystemStore({
      dataDirectory,
      limit: { requests: 1, windowSeconds: 1 },
      as: 'server',
    });
    const taken: boolean[] = [];
    for (const [person, code, now] of codes) taken.push(await system.staff.spentCodes.spend(person, code, now));
    await system.close();
    return taken;
  };
  expect(await spend(['ada', '123456', 0], ['ada', '123456', 89_999])).toEqual([true, false]);
  expect(await spend(['ada', '123456', 89_999], ['grace', '123456', 1], ['ada', '654321', 1])).toEqual([
    false,
    true,
    true,
  ]);
  expect(await spend(['ada', '123456', 90_000], ['ada', '123456', 90_001])).toEqual([true, false]);
});
