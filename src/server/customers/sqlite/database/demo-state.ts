import type { DatabaseSync } from 'node:sqlite';
import { demoStates, type DemoState } from '../../customer-writer.ts';
import { textCell } from '../../../database/sqlite-rows.ts';

/** Prepares the statement; the returned function reads the state. */
export function prepareDemoState(database: DatabaseSync): () => DemoState {
  const select = database.prepare("SELECT value FROM facts WHERE name = 'demo'");
  return () => {
    const stored = textCell(select.get()?.['value']);
    return demoStates.find((state) => state === stored) ?? 'none';
  };
}

/** Inside the caller's transaction. */
export function storeDemoState(database: DatabaseSync, state: DemoState): void {
  database.prepare("UPDATE facts SET value = ? WHERE name = 'demo'").run(state);
}
