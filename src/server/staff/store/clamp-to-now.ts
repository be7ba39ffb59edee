import type { SystemQueries } from '../../database/system-database.ts';
import { sessionLife } from '../session-store.ts';
import { linkLife } from '../staff-store.ts';

/**
 * Brings back what a clock has written that was ahead: nothing was seen or made later than now, and nothing ends later
 * than it can from now on.
 */
export async function clampToNow(queries: SystemQueries, now: number): Promise<void> {
  const latest = now + sessionLife.absolute;
  await queries.updateTable('staff_session').set({ expires_at: latest }).where('expires_at', '>', latest).execute();
  for (const column of ['created_at', 'seen_at'] as const)
    await queries.updateTable('staff_session').set(column, now).where(column, '>', now).execute();
  await queries.updateTable('staff').set({ last_seen_at: now }).where('last_seen_at', '>', now).execute();
  for (const [purpose, life] of Object.entries(linkLife)) {
    await queries
      .updateTable('one_time_link')
      .set({ expires_at: now + life })
      .where('purpose', '=', purpose)
      .where('expires_at', '>', now + life)
      .execute();
  }
}
