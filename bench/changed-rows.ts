import { Transform } from 'node:stream';
import * as z from 'zod/mini';

const Row = z.record(z.string(), z.string());
/** Every so many rows a name changes as well, and with it what the search knows. */
const renamedEvery = 10;

/** What a week does to an export: everybody has spent more, every tenth has another name. */
export function changeEveryRow(): Transform {
  let rows = 0;
  return new Transform({
    objectMode: true,
    transform(chunk: unknown, _encoding, done) {
      const row = z.parse(Row, chunk);
      rows += 1;
      const isRenamed = rows % renamedEvery === 0;
      done(null, {
        ...row,
        totalSpent: String(Number(row['totalSpent'] ?? 0) + 1),
        ...(isRenamed
          ? { lastName: `${row['lastName'] ?? ''}-Bench`, displayName: `${row['displayName'] ?? ''}-Bench` }
          : {}),
      });
    },
  });
}
