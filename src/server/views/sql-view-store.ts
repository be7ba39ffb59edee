import { randomUUID } from 'node:crypto';
import { maxViews, ViewContent } from '../../contract/views/saved-views.ts';
import type { SystemDatabase, SystemQueries, SystemTransaction } from '../database/system-database.ts';
import { AppError } from '../errors/app-error.ts';
import { parseStoredJson } from './parse-stored-json.ts';
import {
  canChange,
  type ChangedView,
  type NewView,
  type StoredView,
  type ViewChange,
  type ViewStore,
  type ViewUser,
} from './view-store.ts';

export class SqlViewStore implements ViewStore {
  readonly #database: SystemDatabase;

  constructor(database: SystemDatabase) {
    this.#database = database;
  }

  async list(staffId: string): Promise<readonly StoredView[]> {
    const found = await this.#database.read(async (queries) => {
      const rows = await views(queries)
        .where(({ or, eb }) => or([eb('private_to', 'is', null), eb('private_to', '=', staffId)]))
        .execute();
      return rows.map(toView);
    });
    return found.toSorted((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
  }

  add({ name, visibility, content }: NewView, staffId: string, now: number): Promise<StoredView> {
    return this.#database.transaction(async (queries) => {
      const { count } = await queries
        .selectFrom('saved_view')
        .select(({ fn }) => fn.countAll<number | string>().as('count'))
        .where('created_by', '=', staffId)
        .executeTakeFirstOrThrow();
      if (Number(count) >= maxViews) throw new AppError('too-many-views');
      const id = randomUUID();
      const { numInsertedOrUpdatedRows } = await queries
        .insertInto('saved_view')
        .values({
          id,
          name,
          folded_name: foldName(name),
          created_by: staffId,
          private_to: visibility === 'private' ? staffId : null,
          content: JSON.stringify(content),
          updated_at: now,
        })
        .onConflict((conflict) => conflict.columns(['created_by', 'folded_name']).doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) throw new AppError('view-name-taken');
      return await findView(queries, id, staffId);
    });
  }

  change(id: string, change: ViewChange, by: ViewUser, now: number): Promise<ChangedView> {
    return this.#database.transaction(async (queries) => {
      const before = await findChangeable(queries, id, by);
      const isOwner = before.owner?.id === by.staffId;
      const { name = before.name, visibility = before.visibility, content = before.content } = change;
      if (visibility === 'private' && !isOwner) throw new AppError('view-made-private');
      if (before.updatedAt !== change.updatedAt) throw new AppError('view-outdated');
      if (before.owner !== null && (await isNameTaken(queries, name, before.owner.id, id)))
        throw new AppError(isOwner ? 'view-name-taken' : 'view-name-taken-by-owner');
      const { numUpdatedRows } = await queries
        .updateTable('saved_view')
        .set({
          name,
          folded_name: foldName(name),
          private_to: visibility === 'private' ? by.staffId : null,
          content: JSON.stringify(content),
          // Higher than before, whatever the clock says: it tells one state of the view from the next.
          updated_at: Math.max(now, before.updatedAt + 1),
        })
        .where('id', '=', id)
        .where('updated_at', '=', before.updatedAt)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) throw new AppError('view-outdated');
      return { before, after: await findView(queries, id, by.staffId) };
    });
  }

  remove(id: string, by: ViewUser): Promise<StoredView> {
    return this.#database.transaction(async (queries) => {
      const view = await findChangeable(queries, id, by);
      await queries.deleteFrom('saved_view').where('id', '=', id).execute();
      return view;
    });
  }
}

function views(queries: SystemQueries) {
  return queries
    .selectFrom('saved_view')
    .leftJoin('staff', 'staff.id', 'saved_view.created_by')
    .select([
      'saved_view.id',
      'saved_view.name',
      'saved_view.private_to',
      'saved_view.content',
      'saved_view.updated_at',
      'saved_view.created_by',
      'staff.name as owner_name',
    ]);
}

/** Throws an AppError when the person does not see it. */
async function findView(queries: SystemTransaction, id: string, staffId: string): Promise<StoredView> {
  const row = await views(queries).where('saved_view.id', '=', id).executeTakeFirst();
  if (row === undefined || (row.private_to ?? staffId) !== staffId) throw new AppError('unknown-view');
  return toView(row);
}

async function findChangeable(queries: SystemTransaction, id: string, by: ViewUser): Promise<StoredView> {
  const view = await findView(queries, id, by.staffId);
  if (!canChange(view, by)) throw new AppError('view-of-others');
  return view;
}

async function isNameTaken(
  queries: SystemTransaction,
  name: string,
  ownerId: string,
  exceptId: string,
): Promise<boolean> {
  const other = await queries
    .selectFrom('saved_view')
    .select('id')
    .where('created_by', '=', ownerId)
    .where('folded_name', '=', foldName(name))
    .where('id', '<>', exceptId)
    .executeTakeFirst();
  return other !== undefined;
}

/** Names that look the same are the same. */
function foldName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

interface ViewRow {
  readonly id: string;
  readonly name: string;
  readonly private_to: string | null;
  readonly content: string;
  readonly updated_at: number;
  readonly created_by: string | null;
  readonly owner_name: string | null;
}

function toView({ id, name, private_to, content, updated_at, created_by, owner_name }: ViewRow): StoredView {
  return {
    id,
    name,
    visibility: private_to === null ? 'everyone' : 'private',
    owner: created_by === null ? null : { id: created_by, name: owner_name ?? '' },
    content: parseStoredJson(ViewContent, content),
    updatedAt: updated_at,
  };
}
