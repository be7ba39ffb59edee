import { SystemUnavailableError } from '../errors/system-unavailable-error.ts';

const loads = new Set<() => Promise<unknown>>();

/**
 * A module that a start does without, as a function that loads it. A failure is not kept: the next request tries again.
 * Rejects with SystemUnavailableError.
 */
export function lateModule<Module>(load: () => Promise<Module>): () => Promise<Module> {
  const loadOrSay = async (): Promise<Module> => {
    try {
      return await load();
    } catch (cause) {
      throw new SystemUnavailableError('A part of the server could not be loaded. Restart it', { cause });
    }
  };
  loads.add(loadOrSay);
  return loadOrSay;
}

/**
 * Loads every late module, one after the other so that requests come in between. Called right after listening: later,
 * its file may have been replaced, or no descriptor be free. Without effect once all are loaded. Rejects as they do.
 */
export async function loadLateModules(): Promise<void> {
  for (const load of loads) await load();
}
