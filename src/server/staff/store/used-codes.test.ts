import { expect, it } from 'vitest';
import { temporaryDirectory } from '../../../testing/customers/test-store.ts';
import { openSystemDatabase } from '../../database/open-system-database.ts';
import { spendCode } from './staff-rows.ts';

it('accepts a code of an app once per person, over a restart too, and again when the app may repeat it', async () => {
  const dataDirectory = temporaryDirectory();
  const use = async (
    ...codes: readonly (readonly [person: string, code: string, now: number])[]
  ): Promise<readonly boolean[]> => {
    const database = openSystemDatabase(dataDirectory, 'server');
    const accepted: boolean[] = [];
    for (const [person, code, now] of codes)
      accepted.push(await database.transaction((queries) => spendCode(queries, person, code, now)));
    await database.close();
    return accepted;
  };
  expect(await use(['ada', '123456', 0], ['ada', '123456', 89_999])).toEqual([true, false]);
  expect(await use(['ada', '123456', 89_999], ['grace', '123456', 1], ['ada', '654321', 1])).toEqual([
    false,
    true,
    true,
  ]);
  expect(await use(['ada', '123456', 90_000], ['ada', '123456', 90_001])).toEqual([true, false]);
  // Noted by a clock that was ahead.
  expect(await use(['ada', '111111', 9_000_000], ['ada', '111111', 100_000])).toEqual([true, true]);
});
