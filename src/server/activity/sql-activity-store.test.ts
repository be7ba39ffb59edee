import { StatementSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActivityAction } from '../../contract/activity.ts';
import type { ActivityFilter, ActivityPosition, ActivityStore, StoredActivity } from './activity-store.ts';
import { openTestSystem, systemEngines, type SystemEngine } from '../../testing/system-stores/open-test-system.ts';

const ada = { id: 'a', name: 'Ada Lovelace' };
const grace = { id: 'g', name: 'Grace Höpper' };
const [second, minute, day] = [1000, 60_000, 24 * 3_600_000];
const start = Date.UTC(2026, 0, 1);
const everything: ActivityFilter = { search: '', person: null, action: null, after: null, since: 0 };

let engine: SystemEngine = 'SQLite';

async function openActivity(): Promise<ActivityStore> {
  return (await openTestSystem(engine)).activity;
}

async function read(
  activity: ActivityStore,
  filter: Partial<ActivityFilter> = {},
  limit = 100,
): Promise<readonly StoredActivity[]> {
  return activity.page({ ...everything, ...filter }, limit);
}

/** Where the page after this one begins. */
function following(page: readonly StoredActivity[], position: ActivityPosition | null): ActivityPosition | null {
  const id = page.at(-1)?.id;
  return id === undefined ? null : { id, newest: position?.newest ?? page[0]?.id ?? id };
}

const subjects = (entries: readonly StoredActivity[]): readonly (string | null)[] =>
  entries.map(({ subject }) => subject);

describe.each(systemEngines)('in %s', (kind) => {
  beforeEach(() => {
    engine = kind;
  });

  describe('activity', () => {
    it('is listed as it was noted, newest first', async () => {
      const activity = await openActivity();
      await activity.note({ action: 'signed-in', person: ada, subject: null }, start);
      await activity.note({ action: 'sign-in-failed', person: null, subject: 'eve@staff.test' }, start + second);
      expect(await read(activity)).toEqual([
        {
          id: expect.any(Number),
          at: start + second,
          action: 'sign-in-failed',
          person: null,
          subject: 'eve@staff.test',
          typedBefore: [],
        },
        { id: expect.any(Number), at: start, action: 'signed-in', person: ada, subject: null, typedBefore: [] },
      ]);
      expect(await read(await openActivity())).toEqual([]);
    });

    it('is found by a part of a name or subject in any case, by person, and by action', async () => {
      const activity = await openActivity();
      await activity.note({ action: 'searched', person: grace, subject: 'Müller 100%' }, start);
      await activity.note({ action: 'viewed', person: ada, subject: 'CUST-000007' }, start + second);
      await activity.note({ action: 'key-made', person: ada, subject: 'Reporting' }, start + 2 * second);
      for (const [search, found] of [
        ['MULLER', 1],
        ['hopper', 1],
        ['lovelace', 2],
        ['cust-0', 1],
        ['100%', 1],
        ['%', 1],
        ['_', 0],
        ['lovelacecust', 0],
        ['lovelace\ncust', 0],
        ['ada\0 and more', 0],
        // An apostrophe is no part of a search.
        ["'", 3],
        ['', 3],
      ] as const) {
        expect([search, (await read(activity, { search })).length]).toEqual([search, found]);
      }
      expect(subjects(await read(activity, { person: 'a' }))).toEqual(['Reporting', 'CUST-000007']);
      expect(subjects(await read(activity, { person: 'a', action: 'viewed', search: 'ada' }))).toEqual(['CUST-000007']);
      expect(subjects(await read(activity, { since: start + 2 * second }))).toEqual(['Reporting']);
    });

    it('is found by what follows a NUL in a subject', async () => {
      const activity = await openActivity();
      await activity.note({ action: 'searched', person: ada, subject: 'Tier: \0Gold' }, start);
      expect(await read(activity, { search: 'gold' })).toHaveLength(1);
    });

    it('is read page by page, whatever is noted in the meantime', async () => {
      const activity = await openActivity();
      for (let index = 0; index < 25; index += 1)
        await activity.note({ action: 'key-made', person: ada, subject: `key ${index}` }, start + index);
      const seen: (string | null)[] = [];
      let after: ActivityPosition | null = null;
      do {
        const page: readonly StoredActivity[] = await read(activity, { after }, 10);
        seen.push(...subjects(page));
        await activity.note({ action: 'key-made', person: ada, subject: 'later' }, start + day);
        after = following(page, after);
      } while (after !== null);
      expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `key ${24 - index}`));
    });

    it('is found far back, behind more entries than one batch, unless the client has gone', async () => {
      const activity = await openActivity();
      await activity.note({ action: 'key-made', person: ada, subject: 'the needle' }, start);
      for (let done = 0; done < 20_500; done += 500)
        await Promise.all(
          Array.from({ length: 500 }, (_, index) =>
            activity.note({ action: 'signed-in', person: grace, subject: null }, start + done + index),
          ),
        );
      expect(subjects(await read(activity, { search: 'needle' }))).toEqual(['the needle']);
      const asker = new AbortController();
      const searching = activity.page({ ...everything, search: 'needle' }, 1, asker.signal);
      asker.abort();
      await expect(searching).rejects.toThrow(asker.signal.reason);
    });

    it.each(['searched', 'viewed', 'sign-in-failed'] as const)(
      'has the same of %s once in five minutes, for each person',
      async (action) => {
        const activity = await openActivity();
        const note = (person: typeof ada | null, subject: string, at: number): Promise<boolean> =>
          activity.note({ action, person, subject }, start + at);
        await note(ada, 'x1', 0);
        await note(ada, 'y2', minute);
        await note(ada, 'x1', 2 * minute);
        await note(grace, 'x1', 2 * minute);
        await note(null, 'x1', 3 * minute);
        await note(null, 'x1', 3 * minute + second);
        await note(ada, 'x1', 5 * minute + 1);
        expect(
          (await read(activity)).map(({ person, subject, at }) => [person?.id ?? null, subject, (at - start) / minute]),
        ).toEqual([
          ['a', 'x1', 5 + 1 / minute],
          [null, 'x1', 3],
          ['g', 'x1', 2],
          ['a', 'y2', 1],
          ['a', 'x1', 0],
        ]);
      },
    );

    it('keeps every entry of a change, however often it is repeated', async () => {
      const activity = await openActivity();
      for (const action of ['signed-in', 'signed-in', 'key-made', 'key-made'] satisfies ActivityAction[])
        await activity.note({ action, person: ada, subject: 's' }, start);
      expect(await read(activity)).toHaveLength(4);
    });

    describe('of a search that is being typed', () => {
      async function type(activity: ActivityStore, searches: readonly (readonly [string, number, typeof ada?])[]) {
        for (const [subject, seconds, person = ada] of searches)
          await activity.note({ action: 'searched', person, subject }, start + seconds * second);
      }
      const texts = (entries: readonly StoredActivity[]) =>
        entries.map(({ subject, typedBefore }) => [subject, ...typedBefore]);

      it('is one entry with every text', async () => {
        const activity = await openActivity();
        await type(activity, [
          ['jo', 0],
          ['mary', 1, grace],
          ['john', 8],
          ['john s', 16],
          ['smith', 17],
          ['smithers', 28],
        ]);
        await activity.note({ action: 'viewed', person: ada, subject: 'CUST-000001' }, start + 29 * second);
        await type(activity, [['smithers a', 30]]);
        expect(texts(await read(activity))).toEqual([
          ['smithers a'],
          ['CUST-000001'],
          ['smithers'],
          ['smith'],
          ['john s', 'john', 'jo'],
          ['mary'],
        ]);
      });

      it('is read in as many statements as any page, and shows the last fifty texts', async () => {
        const activity = await openActivity();
        const run = vi.spyOn(StatementSync.prototype, 'all');
        const statements = async (): Promise<number> => {
          const before = run.mock.calls.length;
          await read(activity);
          return run.mock.calls.length - before;
        };
        await type(activity, [['a', 0]]);
        const ofOne = await statements();
        const word = 'x'.repeat(60);
        for (const [at, person] of [ada, grace].entries())
          await type(
            activity,
            Array.from(word, (_, length) => [word.slice(0, length + 1), 60 + at * 600 + length, person] as const),
          );
        expect(await statements()).toBe(ofOne);
        run.mockRestore();
        expect(texts(await read(activity)).map((all) => [all.length, all[1]?.length, all.at(-1)?.length])).toEqual([
          [51, 59, 10],
          [51, 59, 10],
          [1, undefined, 1],
        ]);
      });

      it('keeps each text in the database, whatever is searched next', async () => {
        const activity = await openActivity();
        await type(activity, [
          ['secret', 0],
          ['secretzzz', 1],
        ]);
        expect(texts(await read(activity, { search: 'secret' }))).toEqual([['secretzzz', 'secret']]);
        expect(texts(await read(activity, { search: 'zzz', person: 'a', action: 'searched' }))).toEqual([
          ['secretzzz', 'secret'],
        ]);
      });

      it.each([1, 2, 3, 7])('has each text exactly once in pages of %i, while more is typed', async (limit) => {
        const activity = await openActivity();
        const typed: string[] = [];
        let seconds = 0;
        const typeMore = async (word: string): Promise<void> => {
          for (let length = 1; length <= word.length; length += 1) {
            const text = word.slice(0, length);
            typed.push(text);
            await type(activity, [[text, (seconds += 1)]]);
            await activity.note({ action: 'key-made', person: grace, subject: text }, start + seconds * second);
          }
          seconds += 20;
        };
        for (const word of ['anna', 'bob', 'clara']) await typeMore(word);
        const expected = new Set(typed);
        const seen: string[] = [];
        let after: ActivityPosition | null = null;
        do {
          const page: readonly StoredActivity[] = await read(activity, { after, person: 'a' }, limit);
          seen.push(...texts(page).flatMap((all) => all.filter((text) => text !== null)));
          after = following(page, after);
          await typeMore('dora');
          await type(activity, [['claras', seconds]]);
        } while (after !== null);
        expect(seen.toSorted()).toEqual([...expected].toSorted());
      });

      it('is not lost from a later page when it is continued after the first', async () => {
        const activity = await openActivity();
        await type(activity, [
          ['jo', 0],
          ['mary', 1, grace],
        ]);
        const [first] = await read(activity, {}, 1);
        const { id } = first ?? expect.fail('no entry');
        await type(activity, [['john', 2]]);
        expect(texts(await read(activity, { after: { id, newest: id } }))).toEqual([['jo']]);
        expect(texts(await read(activity))).toEqual([['john', 'jo'], ['mary']]);
      });
    });

    it('is deleted once it is too old, and newer entries stay', async () => {
      const activity = await openActivity();
      for (let index = 0; index < 4500; index += 1)
        await activity.note({ action: 'signed-in', person: ada, subject: null }, start + index);
      await activity.note({ action: 'signed-in', person: grace, subject: null }, start + day);
      await activity.prune(start + day, start + 9 * day);
      expect((await read(activity)).map(({ person }) => person?.id)).toEqual(['g']);
      await activity.prune(start + 2 * day, start + 9 * day);
      expect(await read(activity)).toEqual([]);
    });

    describe('noted by a clock that was ahead', () => {
      const ahead = 5 * 365 * day;
      const note = async (activity: ActivityStore, subject: string, at: number): Promise<boolean> =>
        activity.note({ action: 'viewed', person: ada, subject }, start + at);

      it('keeps no older entry, and is deleted with what lies around it', async () => {
        const activity = await openActivity();
        for (const [subject, at] of [
          ['ahead at first', ahead],
          ['old', 0],
          ['ahead', ahead],
          ['a day later', day],
          ['ahead at last', ahead],
        ] as const)
          await note(activity, subject, at);
        await activity.prune(start + minute, start + 9 * day);
        expect(subjects(await read(activity))).toEqual(['ahead at last', 'a day later', 'ahead']);
        await activity.prune(start + 2 * day, start + 9 * day);
        expect(subjects(await read(activity))).toEqual(['ahead at last']);
      });

      it('is not deleted because later entries are of now', async () => {
        const activity = await openActivity();
        await note(activity, 'ahead', ahead);
        await note(activity, 'now', day);
        await activity.prune(start, start + 2 * day);
        expect(subjects(await read(activity))).toEqual(['now', 'ahead']);
      });

      it('does not keep the same from being noted again', async () => {
        const activity = await openActivity();
        await note(activity, 'x', ahead);
        expect(await note(activity, 'x', day)).toBe(true);
      });
    });

    it('is deleted a day at a time, so that an hour of a clock that is ahead does not delete everything', async () => {
      const activity = await openActivity();
      for (let at = 0; at < 90; at += 1)
        await activity.note({ action: 'signed-in', person: ada, subject: null }, start + at * day);
      await activity.prune(start + 2000 * day, start + 2090 * day);
      expect(await read(activity)).toHaveLength(89);
    });
  });
});
