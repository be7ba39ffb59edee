import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * Whom a request to a metered source is for, by the id of a staff member or key; undefined for the server itself. It
 * holds for everything that follows from a request of theirs, such as a refresh that no one waits for.
 */
export const currentCaller = new AsyncLocalStorage<string>();
