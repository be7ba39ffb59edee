import { createHash } from 'node:crypto';
import type { CustomerWriter } from '../../customers/customer-writer.ts';
import type { SystemDatabase } from '../../database/system-database.ts';
import { movedFrom, noteMovedFrom } from '../../database/unfinished-move.ts';
import { StartupError } from '../../errors/startup-error.ts';

/** Takes an empty database for a move, or continues the move it was taken for. Throws a StartupError for any other. */
export async function beginMove(
  from: SystemDatabase,
  to: SystemDatabase,
  writer: Pick<CustomerWriter, 'demoState'>,
): Promise<void> {
  const installation = await identify(from);
  const known = await movedFrom(to);
  if (known === installation) return;
  if (known !== null || (await writer.demoState()) !== 'undecided' || (await isUsed(to)))
    throw new StartupError('The database of DATABASE_URL is already in use. Move to an empty one.');
  await noteMovedFrom(to, installation);
}

/** Its secrets tell an installation from others, and their hash reveals nothing of them. */
async function identify(database: SystemDatabase): Promise<string> {
  const secrets = await database.read((queries) =>
    queries.selectFrom('secret').select('value').orderBy('name').execute(),
  );
  const hash = createHash('sha256');
  for (const { value } of secrets) hash.update(value);
  return hash.digest('hex');
}

async function isUsed(database: SystemDatabase): Promise<boolean> {
  for (const table of ['staff', 'api_key', 'activity'] as const) {
    const row = await database.read((queries) => queries.selectFrom(table).select('id').limit(1).executeTakeFirst());
    if (row !== undefined) return true;
  }
  return false;
}
