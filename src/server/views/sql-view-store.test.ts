import type { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { maxViews } from '../../contract/views/saved-views.ts';
import { temporaryDirectory } from '../../testing/customers/test-store.ts';
import { withSystemDatabase } from '../../testing/http/signed-in-cookie.ts';
import { openSystemStore } from '../open-system-store.ts';
import type { SystemStore } from '../system-store.ts';
import type { NewView, StoredView, ViewStore, ViewUser } from './view-store.ts';

let directory = '';
let system: SystemStore;
let views: ViewStore;
let ada: ViewUser;
let grace: ViewUser;
let administrator: ViewUser;
const now = 1_900_000_000_000;

beforeEach(async () => {
  directory = temporaryDirectory();
  system = await openSystemStore({ dataDirectory: directory, limit: { requests: 1, windowSeconds: 1 }, as: 'server' });
  const opened = system;
  onTestFinished(() => opened.close());
  ({ views } = system);
  ada = await person('Ada');
  grace = await person('Grace');
  administrator = { ...(await person('Administrator')), managesViews: true };
});

async function person(name: string): Promise<ViewUser> {
  const added = await system.staff.add(
    { name, email: `${name.toLowerCase()}@staff.test`, role: 'viewer', passwordHash: 'salt:hash' },
    now,
  );
  return { staffId: added?.id ?? '', managesViews: false };
}

const gold: NewView = {
  name: 'Gold',
  visibility: 'private',
  content: { filters: { conditions: ['tier:is:Gold'] }, sort: '-lifetimeValue', density: 'compact' },
};
const shared: NewView = { ...gold, name: 'Shared', visibility: 'everyone' };

const namesFor = async ({ staffId }: ViewUser) => (await views.list(staffId)).map(({ name }) => name);
const rowCount = (): unknown =>
  withSystemDatabase(directory, (database) => database.prepare('SELECT count(*) AS n FROM saved_view').get()?.['n']);

describe('views', () => {
  it('are kept with what they hold, and listed by name', async () => {
    const added = await views.add(gold, ada.staffId, now);
    expect(added).toEqual({
      ...gold,
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      owner: { id: ada.staffId, name: 'Ada' },
      updatedAt: now,
    });
    await views.add({ ...shared, name: 'banned' }, grace.staffId, now);
    await views.add({ ...gold, name: 'Élite' }, ada.staffId, now);
    expect(await namesFor(ada)).toEqual(['banned', 'Élite', 'Gold']);
    expect((await views.list(ada.staffId)).find(({ id }) => id === added.id)).toEqual(added);
  });

  it('exist for the person who created them only, unless they are for everyone', async () => {
    const { id, updatedAt } = await views.add(gold, ada.staffId, now);
    await views.add(shared, ada.staffId, now);
    for (const other of [grace, administrator]) {
      expect(await namesFor(other)).toEqual(['Shared']);
      await expect(views.change(id, { updatedAt, name: 'Mine' }, other, now)).rejects.toThrow('unknown-view');
      await expect(views.remove(id, other)).rejects.toThrow('unknown-view');
    }
    await expect(views.remove('stranger', ada)).rejects.toThrow('unknown-view');
    expect(await namesFor(ada)).toEqual(['Gold', 'Shared']);
  });

  it('for everyone are changed by their creator or an administrator, who cannot make them private', async () => {
    const { id, updatedAt } = await views.add(shared, ada.staffId, now);
    await expect(views.change(id, { updatedAt, name: 'x' }, grace, now)).rejects.toThrow('view-of-others');
    await expect(views.remove(id, grace)).rejects.toThrow('view-of-others');
    const { after } = await views.change(id, { updatedAt, name: 'Ours' }, administrator, now);
    expect(after).toMatchObject({ name: 'Ours', owner: { name: 'Ada' }, content: shared.content });
    const toPrivate = { updatedAt: after.updatedAt, visibility: 'private' } as const;
    await expect(views.change(id, toPrivate, administrator, now)).rejects.toThrow('view-made-private');
    expect((await views.change(id, toPrivate, ada, now)).after.visibility).toBe('private');
    expect(await namesFor(administrator)).toEqual([]);
  });

  it('change in the parts that are given', async () => {
    const added = await views.add(gold, ada.staffId, now);
    const content = { density: 'comfortable' } as const;
    const { before, after } = await views.change(added.id, { updatedAt: now, content }, ada, now + 5);
    expect(before).toEqual(added);
    expect(after).toEqual({ ...added, content, updatedAt: now + 5 });
    expect(await views.remove(added.id, ada)).toEqual(after);
    expect(await namesFor(ada)).toEqual([]);
  });

  it('have one name each per person, whatever the case', async () => {
    await views.add(gold, ada.staffId, now);
    await expect(views.add({ ...shared, name: 'GOLD' }, ada.staffId, now)).rejects.toThrow('view-name-taken');
    await views.add(gold, grace.staffId, now);
    const { id } = await views.add(shared, ada.staffId, now);
    await expect(views.change(id, { updatedAt: now, name: 'Ｇold' }, ada, now)).rejects.toThrow('view-name-taken');
    await expect(views.change(id, { updatedAt: now, name: 'Gold' }, administrator, now)).rejects.toThrow(
      'view-name-taken-by-owner',
    );
    expect((await views.change(id, { updatedAt: now, name: 'SHARED' }, ada, now)).after.name).toBe('SHARED');
  });

  it('are at most a hundred per person', async () => {
    const add = (index: number, by: ViewUser): Promise<StoredView> =>
      views.add({ ...gold, name: `View ${index}` }, by.staffId, now);
    const added = await Promise.allSettled(Array.from({ length: maxViews + 5 }, (_, index) => add(index, ada)));
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(maxViews);
    await expect(add(maxViews + 9, ada)).rejects.toThrow('too-many-views');
    await add(0, grace);
  });
});

describe('two changes at once', () => {
  it('are one change: the second is told, and the first stays', async () => {
    const { id } = await views.add(shared, ada.staffId, now);
    const rename = (name: string, by: ViewUser) => views.change(id, { updatedAt: now, name }, by, now);
    const results = await Promise.allSettled([rename('First', ada), rename('Second', administrator)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(results[1]).toMatchObject({ reason: { code: 'view-outdated' } });
    expect(await views.list(grace.staffId)).toMatchObject([{ name: 'First', updatedAt: now + 1 }]);
  });

  it('are told apart when the clock was put back', async () => {
    const { id } = await views.add(gold, ada.staffId, now);
    const { after } = await views.change(id, { updatedAt: now, name: 'Silver' }, ada, now - 60_000);
    expect(after.updatedAt).toBe(now + 1);
    await expect(views.change(id, { updatedAt: now, name: 'Bronze' }, ada, now)).rejects.toThrow('view-outdated');
  });

  it('of which one deletes it leave it deleted', async () => {
    const { id } = await views.add(shared, ada.staffId, now);
    const change = { updatedAt: now, name: 'Kept?' };
    const results = await Promise.allSettled([views.remove(id, administrator), views.change(id, change, ada, now)]);
    expect(results).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'unknown-view' } }]);
    expect(rowCount()).toBe(0);
  });

  it('of which one makes it private keep it from the other', async () => {
    const { id } = await views.add(shared, ada.staffId, now);
    const results = await Promise.allSettled([
      views.change(id, { updatedAt: now, visibility: 'private' }, ada, now),
      views.change(id, { updatedAt: now, name: 'Seen' }, administrator, now),
    ]);
    expect(results).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'unknown-view' } }]);
  });

  it('that give two views the same name leave one with it', async () => {
    const both = await Promise.allSettled([views.add(gold, ada.staffId, now), views.add(gold, ada.staffId, now)]);
    expect(both).toMatchObject([{ status: 'fulfilled' }, { reason: { code: 'view-name-taken' } }]);
    expect(rowCount()).toBe(1);
  });
});

describe('when an account is deleted', () => {
  const deleteAda = (): void =>
    withSystemDatabase(directory, (database) => {
      database.prepare('DELETE FROM staff WHERE id = ?').run(ada.staffId);
    });

  it('its private views go, and those for everyone stay, for administrators to change', async () => {
    await views.add(gold, ada.staffId, now);
    await system.preferences.change(ada.staffId, { density: 'compact' });
    const { id, updatedAt } = await views.add(shared, ada.staffId, now);
    deleteAda();
    expect(rowCount()).toBe(1);
    expect(await views.list(grace.staffId)).toMatchObject([{ name: 'Shared', owner: null }]);
    await expect(views.change(id, { updatedAt, name: 'x' }, grace, now)).rejects.toThrow('view-of-others');
    const { after } = await views.change(id, { updatedAt, name: 'Ours' }, administrator, now);
    const toPrivate = { updatedAt: after.updatedAt, visibility: 'private' } as const;
    await expect(views.change(id, toPrivate, administrator, now)).rejects.toThrow('view-made-private');
    await views.remove(id, administrator);
    expect(await system.preferences.find(ada.staffId)).toEqual({ columns: null, density: null });
  });
});

it('says that the database is damaged when a view is not as it was written', async () => {
  const { id } = await views.add(gold, ada.staffId, now);
  const damage = (content: string): void =>
    withSystemDatabase(directory, (database: DatabaseSync) => {
      database.prepare('UPDATE saved_view SET content = ? WHERE id = ?').run(content, id);
    });
  for (const content of ['{', '{"density":"cosy"}']) {
    damage(content);
    await expect(views.list(ada.staffId)).rejects.toThrow('the system database is damaged');
  }
});
