let ended = false;
const listeners = new Set<() => void>();

/** Whether a request was refused because the session is over and none was renewed since. */
export function isSessionExpired(): boolean {
  return ended;
}

/** Notes that the session is over, or that it was renewed; however many requests notice it, it ends once. */
export function setSessionExpired(value: boolean): void {
  if (ended === value) return;
  ended = value;
  for (const listener of listeners) listener();
}

export function onSessionExpiryChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
