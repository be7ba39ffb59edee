import { rateLimitTable } from '../../database/rate-limit-table.ts';
import type { SystemDatabase } from '../../database/system-database.ts';
import type { KnownParameterStore, QuotaStore, TiquoStore } from './tiquo-store.ts';

/** Staff type parameters by hand, so more than this are mistakes. */
const maxParameters = 200;

/** What the system database keeps about one account with a service upstream. */
export function sqlTiquoStore(
  database: SystemDatabase,
  upstream: string,
  openSharedLimiter: TiquoStore['openSharedLimiter'],
): TiquoStore {
  return {
    name: upstream,
    requests: rateLimitTable(database, 'upstream_call'),
    openSharedLimiter,
    quota: learnedQuota(database, upstream),
    parameters: knownParameters(database, upstream),
  };
}

function learnedQuota(database: SystemDatabase, upstream: string): QuotaStore {
  return {
    load: () =>
      database.read(async (queries) => {
        const limit = queries.selectFrom('upstream_limit').select('calls').where('upstream', '=', upstream);
        const wait = queries.selectFrom('upstream_wait').select(['until', 'refusals']).where('upstream', '=', upstream);
        return {
          limit: (await limit.executeTakeFirst())?.calls ?? null,
          wait: (await wait.executeTakeFirst()) ?? null,
        };
      }),
    saveLimit: async (calls) => {
      await database.writeIfFree((queries) =>
        calls === null
          ? queries.deleteFrom('upstream_limit').where('upstream', '=', upstream).execute()
          : queries
              .insertInto('upstream_limit')
              .values({ upstream, calls })
              .onConflict((conflict) => conflict.column('upstream').doUpdateSet({ calls }))
              .execute(),
      );
    },
    saveWait: async (wait) => {
      await database.writeIfFree((queries) =>
        wait === null
          ? queries.deleteFrom('upstream_wait').where('upstream', '=', upstream).execute()
          : queries
              .insertInto('upstream_wait')
              .values({ upstream, until: wait.until, refusals: wait.refusals })
              .onConflict((conflict) =>
                conflict.column('upstream').doUpdateSet({ until: wait.until, refusals: wait.refusals }),
              )
              .execute(),
      );
    },
  };
}

function knownParameters(database: SystemDatabase, upstream: string): KnownParameterStore {
  return {
    list: () =>
      database.read((queries) =>
        queries
          .selectFrom('known_parameter')
          .select(['id', 'name'])
          .where('upstream', '=', upstream)
          .orderBy('name')
          .orderBy('id')
          .execute(),
      ),
    add: async ({ id, name }, now) => {
      await database.writeIfFree(async (queries) => {
        await queries
          .insertInto('known_parameter')
          .values({ upstream, id, name, added_at: now })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        const kept = queries
          .selectFrom('known_parameter')
          .select('id')
          .where('upstream', '=', upstream)
          .orderBy('added_at', 'desc')
          .orderBy('id')
          .limit(maxParameters);
        await queries
          .deleteFrom('known_parameter')
          .where('upstream', '=', upstream)
          .where('id', 'not in', kept)
          .execute();
      });
    },
    remove: async (id) => {
      const { numDeletedRows } = await database.write((queries) =>
        queries.deleteFrom('known_parameter').where('upstream', '=', upstream).where('id', '=', id).executeTakeFirst(),
      );
      return numDeletedRows === 1n;
    },
  };
}
