const storageKey = 'user-id';

/** The id of whoever this page was made for, which the server writes into it; null where it did not. */
export const currentUserId: string | null = readCurrentUserId();

function readCurrentUserId(): string | null {
  if (typeof document === 'undefined') return null;
  const written = document.querySelector('meta[name="user-id"]')?.getAttribute('content') ?? '';
  return written === '' ? null : written;
}

/** Throws away what a former reader left in this tab. For before anything of it is read. */
export function clearStorageOfOtherUser(storage: Storage = sessionStorage): void {
  if (currentUserId === null) return;
  try {
    if (storage.getItem(storageKey) === currentUserId) return;
    storage.clear();
    storage.setItem(storageKey, currentUserId);
  } catch {
    // A browser that stores nothing has kept nothing.
  }
}

/**
 * Leaves this page and all that it holds for one that is made for whoever is signed in now, or asks who it is. What it
 * shows is gone at once, as the next page may be long in coming.
 */
export function reloadForCurrentUser(path = '/customers'): void {
  // The whole body, with what was put into it: a part that is rendered once more finds all it knows where it left it.
  document.body.replaceWith(document.createElement('body'));
  document.title = 'Customers';
  clearTabStorage();
  // As parts of the page may still keep where they were.
  window.addEventListener('pagehide', clearTabStorage);
  window.location.replace(path);
}

function clearTabStorage(): void {
  try {
    sessionStorage.clear();
  } catch {
    // As above.
  }
}

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('current-user');

/** Tells the other tabs who is signed in now; null for nobody. */
export function broadcastUser(now: string | null): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin, unlike a window
  channel?.postMessage(now);
}

/** Calls back when another tab has signed somebody in or out. */
export function onUserBroadcast(listener: (now: string | null) => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => listener(typeof data === 'string' ? data : null);
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
}
