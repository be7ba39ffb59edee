import { StartupError } from '../errors/startup-error.ts';
import { readFact, writeFact, type SystemDatabase } from './system-database.ts';

/** The fact of a database that is being moved to: which installation is. It is replaced with all others at the end. */
const fact = 'moved-from';

/** Which installation is being moved here; null for none. */
export async function movedFrom(database: SystemDatabase): Promise<string | null> {
  return await database.read((queries) => readFact(queries, fact));
}

export async function noteMovedFrom(database: SystemDatabase, installation: string): Promise<void> {
  await database.write((queries) => writeFact(queries, fact, installation));
}

/** Throws a StartupError while only a part of an installation has been moved here. */
export async function refuseUnfinishedMove(database: SystemDatabase): Promise<void> {
  if ((await movedFrom(database)) === null) return;
  throw new StartupError(
    'The move to the database of DATABASE_URL is not complete. Run it again: npm run move -- --to postgres',
  );
}
