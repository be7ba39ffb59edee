import { useSyncExternalStore } from 'react';
import { createSignal } from '../browser/reactive-store.ts';

const minute = 60_000;
/** Time in ms between two ticks: several a minute, as browsers delay the timers of hidden pages. */
const step = minute / 4;

const ticks = createSignal<undefined>();
let subscribers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

/** Full minutes since 1970, kept up to date; `every` rounds them down to a multiple, such as 15. */
export function useCurrentMinute(every = 1): number {
  return useSyncExternalStore(onTick, () => Math.floor(Date.now() / minute / every) * every);
}

/** One timer for all subscribers. */
function onTick(listener: () => void): () => void {
  const unsubscribe = ticks.subscribe(listener);
  subscribers += 1;
  timer ??= setInterval(() => ticks.emit(undefined), step);
  return () => {
    unsubscribe();
    subscribers -= 1;
    if (subscribers > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
