import { StatementSync } from 'node:sqlite';

/** Repeats the recorded SQLite statements on the same connection, without any code of the layers above. */
export type DirectRun = () => void;

/**
 * Records every statement that is read while `work` runs on this thread. An iteration is repeated as far as it was
 * read.
 */
export async function recordDirectly(work: () => Promise<unknown>): Promise<DirectRun> {
  const runs: DirectRun[] = [];
  const { all, get, iterate } = StatementSync.prototype;
  const recorded = <T extends (...values: never[]) => unknown>(method: T): T =>
    new Proxy(method, {
      apply(target, statement, values) {
        runs.push(() => void Reflect.apply(target, statement, values));
        const result: unknown = Reflect.apply(target, statement, values);
        return result;
      },
    });
  const recordedIterate = new Proxy(iterate, {
    apply(target, statement, values) {
      // oxlint-disable-next-line typescript/no-unsafe-return -- Reflect.apply of `iterate` returns what `iterate` does.
      const open = (): RowIterator => Reflect.apply(target, statement, values);
      let steps = 0;
      runs.push(() => {
        const again = open();
        for (let step = 0; step < steps; step += 1) again.next();
        again.return?.();
      });
      const rows = open();
      const next = rows.next.bind(rows);
      rows.next = () => {
        steps += 1;
        return next();
      };
      return rows;
    },
  });
  Object.assign(StatementSync.prototype, { all: recorded(all), get: recorded(get), iterate: recordedIterate });
  try {
    await work();
  } finally {
    Object.assign(StatementSync.prototype, { all, get, iterate });
  }
  return () => {
    for (const run of runs) run();
  };
}

type RowIterator = ReturnType<StatementSync['iterate']>;
