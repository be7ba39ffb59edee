import type { DatabaseSync } from 'node:sqlite';
import type { DemoState } from '../../customer-writer.ts';
import { textCell } from '../../../storage/sqlite-rows.ts';

const demoStates: readonly DemoState[] = ['undecided', 'making', 'only', 'none'];

export function readDemoState(database: DatabaseSync): DemoState {
  const stored = textCell(database.prepare("SELECT value FROM facts WHERE name = 'demo'").get()?.['value']);
  return demoStates.find((state) => state === stored) ?? 'none';
}

/** Inside the caller's transaction. */
export function storeDemoState(database: DatabaseSync, state: DemoState): void {
  database.prepare("UPDATE facts SET value = ? WHERE name = 'demo'").run(state);
}
