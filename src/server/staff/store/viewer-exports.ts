import { readFact, writeFact, type SystemDatabase } from '../../database/system-database.ts';

/** The name of the fact whether viewers may export customers. Each request reads it along with its session. */
export const viewerExports = 'viewer-exports';

/** Its value when they may. */
export const allowed = 'allowed';

export async function readViewerExports(database: SystemDatabase): Promise<boolean> {
  return (await database.read((queries) => readFact(queries, viewerExports))) === allowed;
}

export async function writeViewerExports(database: SystemDatabase, areAllowed: boolean): Promise<void> {
  await database.write((queries) => writeFact(queries, viewerExports, areAllowed ? allowed : 'refused'));
}
