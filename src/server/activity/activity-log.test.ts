import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ActivityAction } from '../../contract/activity.ts';
import { temporaryDirectory } from '../../testing/customers/test-store.ts';
import { openSystemStore } from '../open-system-store.ts';
import { ActivityLog } from './activity-log.ts';
import type { NewActivity } from './activity-store.ts';

it('says at its end how many entries still waited to be written', () => {
  const warnings: string[] = [];
  // The database is locked.
  const note = (): Promise<boolean> => new Promise(() => {});
  const log = new ActivityLog(
    { note, noteNotRecorded: async () => 1, page: async () => [], prune: async () => {} },
    90,
    (sentence) => warnings.push(sentence),
  );
  for (const subject of ['one', 'two', 'three']) log.note('searched', null, subject);
  log.close();
  expect(warnings).toEqual(['Entries of activity that were not written: 3.']);
});

describe('what can be caused often', () => {
  const eventually = (check: () => Promise<unknown>) => vi.waitFor(check, { timeout: 60_000 });

  async function openLog() {
    const limit = { requests: 1, windowSeconds: 1 };
    const { activity, close } = await openSystemStore({ dataDirectory: temporaryDirectory(), limit, as: 'server' });
    onTestFinished(close);
    const { note } = new ActivityLog(activity, 90, () => {});
    const subjects = async (action: ActivityAction) => {
      const filter = { search: '', person: null, action, after: null, since: 0 };
      return (await activity.page(filter, 1000)).map(({ subject }) => subject);
    };
    return { note, subjects };
  }

  it('leaves room for others when one request is repeated', async () => {
    const { note, subjects } = await openLog();
    for (let index = 0; index < 300; index += 1) note('sign-in-failed', null, 'the same@x.test');
    note('sign-in-failed', null, 'mark@x.test');
    await eventually(async () => expect(await subjects('sign-in-failed')).toEqual(['mark@x.test', 'the same@x.test']));
    expect(await subjects('not-recorded')).toEqual([]);
  });

  it('is counted in one entry once there is too much of it', async () => {
    const { note, subjects } = await openLog();
    const fail = (index: number): void => note('sign-in-failed', null, `${index}@x.test`);
    for (let index = 0; index < 201; index += 1) fail(index);
    await eventually(async () => expect(await subjects('not-recorded')).toEqual(['1 failed sign-in']));
    for (let index = 201; index < 1500; index += 1) fail(index);
    await eventually(async () => expect(await subjects('not-recorded')).toEqual(['1,300 failed sign-ins']));
    expect(await subjects('sign-in-failed')).toHaveLength(200);
  });

  it('is limited apart for sign-ins and codes', async () => {
    const { note, subjects } = await openLog();
    for (let index = 0; index < 250; index += 1) note('sign-in-failed', null, `${index}@x.test`);
    note('code-refused', null, 'mark@x.test');
    await eventually(async () => expect(await subjects('code-refused')).toEqual(['mark@x.test']));
    for (let index = 0; index < 201; index += 1) note('code-refused', null, `${index}@x.test`);
    await eventually(async () =>
      expect(await subjects('not-recorded')).toEqual(['2 refused codes', '50 failed sign-ins']),
    );
  });

  it('is limited for each person who searches and views, too', async () => {
    const { note, subjects } = await openLog();
    const [ada, grace] = [
      { id: 'a', name: 'Ada' },
      { id: 'g', name: 'Grace' },
    ];
    for (let index = 0; index < 600; index += 1) {
      note('searched', ada, `x${index}`);
      // No more than may wait.
      if (index % 300 === 299) await eventually(async () => expect(await subjects('searched')).toContain(`x${index}`));
    }
    for (let index = 0; index < 450; index += 1) note('viewed', ada, `CUST-${index}`);
    await eventually(async () => expect(await subjects('not-recorded')).toEqual(['50 searches and opened customers']));
    note('searched', grace, 'mark');
    note('key-made', ada, 'Reporting');
    await eventually(async () => expect(await subjects('key-made')).toEqual(['Reporting']));
    await eventually(async () => expect(await subjects('searched')).toContain('mark'));
    expect(await subjects('viewed')).toHaveLength(400);
  });

  it('keeps no one’s searches out by their views, names or exports', async () => {
    const noted = { written: 0, last: '', leftOut: new Set<string | null>() };
    const store = {
      note: async ({ action, subject }: NewActivity) => {
        noted.written += 1;
        noted.last = `${action} ${subject}`;
        return true;
      },
      noteNotRecorded: async ({ subject }: Pick<NewActivity, 'subject'>) => noted.leftOut.add(subject).size,
      page: async () => [],
      prune: async () => {},
    };
    const { note } = new ActivityLog(store, 90, () => {});
    const ada = { id: 'a', name: 'Ada' };
    for (let index = 0; index < 1001; index += 1) {
      note(index % 2 === 0 ? 'view-deleted' : 'renamed', ada, `${index}`);
      note('customers-exported', ada, `${index}`);
      // No more than may wait.
      await new Promise(setImmediate);
    }
    note('searched', ada, 'mark');
    await vi.waitFor(() => expect(noted.last).toBe('searched mark'));
    expect([...noted.leftOut]).toEqual(['1 change', '1 export']);
    expect(noted.written).toBe(2001);
  });

  it('is not counted when it could not be written', async () => {
    const noted: (string | null)[] = [];
    let isBusy = true;
    const store = {
      note: async ({ subject }: { readonly subject: string | null }) => {
        if (isBusy) throw new Error('busy');
        noted.push(subject);
        return true;
      },
      noteNotRecorded: () => expect.fail('not needed'),
      page: async () => [],
      prune: async () => {},
    };
    const { note } = new ActivityLog(store, 90, () => {});
    for (let index = 0; index < 300; index += 1) note('code-refused', null, `${index}@x.test`);
    await vi.waitFor(() => new Promise(setImmediate));
    isBusy = false;
    note('code-refused', null, 'mark@x.test');
    await vi.waitFor(() => expect(noted).toEqual(['mark@x.test']));
  });
});
