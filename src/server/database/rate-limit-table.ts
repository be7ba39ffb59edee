import type { SystemDatabase, SystemQueries } from './system-database.ts';

/** A table of counted requests. */
type Table = 'accepted_request' | 'upstream_call';

interface Counted {
  readonly subject: string;
  /** Time in ms. */
  readonly at: number;
  readonly requests: number;
}

/**
 * What rate limiters keep over a restart. Rows lie in the order they were counted, so a clean-up reads only what it
 * deletes, and there is no index to keep up on the hot path.
 */
export function rateLimitTable(database: SystemDatabase, table: Table) {
  const insert = database.compile((queries) => queries.insertInto(table).values({ subject: '', at: 0, requests: 0 }));

  return {
    /** Those after a time, oldest first. What a clock has counted that was ahead counts from now. */
    async since(at: number, now: number): Promise<readonly Counted[]> {
      const counted = await database.read((queries) =>
        queries.selectFrom(table).select(['subject', 'at', 'requests']).where('at', '>', at).orderBy('at').execute(),
      );
      // Otherwise it would count from now again after each restart.
      if (counted.some((row) => row.at > now))
        await database.writeIfFree((queries) =>
          queries.updateTable(table).set({ at: now }).where('at', '>', now).execute(),
        );
      return counted.map((row) => ({ ...row, at: Math.min(row.at, now) }));
    },

    async add({ subject, at, requests }: Counted): Promise<void> {
      await insert(subject, at, requests);
    },

    /** Takes one request back, from the newest on: it is one of the last. */
    async remove(subject: string, at: number): Promise<void> {
      await database.writeIfFree((queries) =>
        queries
          .deleteFrom(table)
          .where('id', '=', ({ selectFrom }) =>
            selectFrom(table)
              .select(({ fn }) => fn.max('id').as('id'))
              .where('subject', '=', subject)
              .where('at', '=', at)
              .where('requests', '=', 1),
          )
          .execute(),
      );
    },

    /** Deletes those up to a time. */
    async prune(until: number): Promise<void> {
      await database.writeIfFree(async (queries) => {
        const kept = await firstAfter(queries, table, until);
        const deletion = queries.deleteFrom(table);
        await (kept === undefined ? deletion.where('at', '<=', until) : deletion.where('id', '<', kept)).execute();
      });
    },
  };
}

async function firstAfter(queries: SystemQueries, table: Table, at: number): Promise<number | undefined> {
  const first = queries.selectFrom(table).select('id').where('at', '>', at).orderBy('id').limit(1);
  return (await first.executeTakeFirst())?.id;
}
