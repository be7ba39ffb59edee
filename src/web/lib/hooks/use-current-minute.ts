const minute = 60_000;
/** Milliseconds between two looks: a browser lets timers of a hidden page wait, so that none is exact. */
const step = minute / 4;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/**
 * For `useSyncExternalStore`: calls back several times a minute, by one timer for all who listen; returns what ends it.
 */
export function onMinuteTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const one of listeners) one();
  }, step);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Full minutes since 1970, for what says how long ago something was. */
export function currentMinute(): number {
  return Math.floor(Date.now() / minute);
}
