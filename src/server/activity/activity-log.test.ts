import { expect, it } from 'vitest';
import { ActivityLog } from './activity-log.ts';

it('says at its end how many entries still waited to be written', () => {
  const warnings: string[] = [];
  // The database is locked.
  const note = (): Promise<void> => new Promise(() => {});
  const log = new ActivityLog({ note, page: async () => [], prune: async () => {} }, 90, (sentence) =>
    warnings.push(sentence),
  );
  for (const subject of ['one', 'two', 'three']) log.note('searched', null, subject);
  log.close();
  expect(warnings).toEqual(['Entries of activity that were not written: 3.']);
});
