import {
  ColumnSettings,
  Density,
  type Preferences,
  type PreferencesChange,
} from '../../contract/views/column-layout.ts';
import type { SystemDatabase, SystemQueries } from '../database/system-database.ts';
import { parseStoredJson } from './parse-stored-json.ts';
import type { PreferencesStore } from './preferences-store.ts';

export class SqlPreferencesStore implements PreferencesStore {
  readonly #database: SystemDatabase;

  constructor(database: SystemDatabase) {
    this.#database = database;
  }

  find(staffId: string): Promise<Preferences> {
    return this.#database.read((queries) => findIn(queries, staffId));
  }

  async change(staffId: string, { columns, columnsBefore, density }: PreferencesChange): Promise<Preferences | null> {
    const changed = {
      ...(columns === undefined ? {} : { columns: columns === null ? null : JSON.stringify(columns) }),
      ...(density === undefined ? {} : { density: density === null ? null : JSON.stringify(density) }),
    };
    if (Object.keys(changed).length === 0) return await this.find(staffId);
    return await this.#database.transaction(async (queries) => {
      if (columnsBefore !== undefined) {
        const stored = await findIn(queries, staffId);
        if (JSON.stringify(stored.columns) !== JSON.stringify(columnsBefore)) return null;
      }
      const row = await queries
        .insertInto('staff_preferences')
        .values({ staff_id: staffId, columns: null, density: null, ...changed })
        .onConflict((conflict) => conflict.column('staff_id').doUpdateSet(changed))
        .returning(['columns', 'density'])
        .executeTakeFirstOrThrow();
      return toPreferences(row);
    });
  }
}

async function findIn(queries: SystemQueries, staffId: string): Promise<Preferences> {
  const row = await queries
    .selectFrom('staff_preferences')
    .select(['columns', 'density'])
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
  return row === undefined ? { columns: null, density: null } : toPreferences(row);
}

interface PreferencesRow {
  readonly columns: string | null;
  readonly density: string | null;
}

function toPreferences({ columns, density }: PreferencesRow): Preferences {
  return {
    columns: columns === null ? null : parseStoredJson(ColumnSettings, columns),
    density: density === null ? null : parseStoredJson(Density, density),
  };
}
