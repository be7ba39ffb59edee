import { createSignal } from '../browser/reactive-store.ts';

/** Whether a failed request can be sent again, such as once a rate limit or an expired session has passed. */
export type RetryFilter = (error: Error) => boolean;

const retries = createSignal<RetryFilter>();

/** Tells subscribers which failed requests can be sent again. */
export const notifyRetry = retries.emit;

/** Calls back when some failed requests can be sent again; returns what ends the subscription. */
export const onRetry = retries.subscribe;
