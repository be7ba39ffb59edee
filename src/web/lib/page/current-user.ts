import { pageMeta } from './page-meta.ts';

const storageKey = 'user-id';

/** The id of the user this page was rendered for, which the server writes into it; null if it did not. */
export const currentUserId: string | null = pageMeta('user-id') || null;

/** Deletes what another user left in this tab's storage. Call it before anything reads the storage. */
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

let isLeft = false;

/** Whether the page is being left for another user: components that still render must not name it. */
export function isPageLeft(): boolean {
  return isLeft;
}

/**
 * Leaves this page and all that it holds for one that is rendered for the user who is signed in now, or that asks who
 * it is. What the page shows disappears right away, as the next page may take long to load.
 */
export function reloadForCurrentUser(path = '/customers'): void {
  // The whole body, with its portals: a component that renders once more finds its elements where it left them.
  document.body.replaceWith(document.createElement('body'));
  document.title = 'Customers';
  isLeft = true;
  clearTabStorage();
  // Components may still store something until the page unloads.
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

/** Tells the other tabs who is signed in now; null for no one. */
export function broadcastUser(userId: string | null): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, unlike a window
  channel?.postMessage(userId);
}

/** Calls back when someone signed in or out in another tab. */
export function onUserBroadcast(listener: (userId: string | null) => void): () => void {
  const receive = ({ data }: MessageEvent<unknown>) => listener(typeof data === 'string' ? data : null);
  channel?.addEventListener('message', receive);
  return () => channel?.removeEventListener('message', receive);
}
