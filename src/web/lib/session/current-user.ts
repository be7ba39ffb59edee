const storageKey = 'reader';

/** The id of whoever this page was made for, which the server writes into it; null where it did not. */
export const reader: string | null = readReader();

function readReader(): string | null {
  if (typeof document === 'undefined') return null;
  const written = document.querySelector('meta[name="reader"]')?.getAttribute('content') ?? '';
  return written === '' ? null : written;
}

/** Throws away what a former reader left in this tab. For before anything of it is read. */
export function forgetFormerReader(storage: Storage = sessionStorage): void {
  if (reader === null) return;
  try {
    if (storage.getItem(storageKey) === reader) return;
    storage.clear();
    storage.setItem(storageKey, reader);
  } catch {
    // A browser that stores nothing has kept nothing.
  }
}

/**
 * Leaves this page and all that it holds for one that is made for whoever is signed in now, or asks who it is. What it
 * shows is gone at once, as the next page may be long in coming.
 */
export function startAnew(path = '/customers'): void {
  // The whole body, with what was put into it: a part that is rendered once more finds all it knows where it left it.
  document.body.replaceWith(document.createElement('body'));
  document.title = 'Customers';
  forgetTab();
  // As parts of the page may still keep where they were.
  window.addEventListener('pagehide', forgetTab);
  window.location.replace(path);
}

function forgetTab(): void {
  try {
    sessionStorage.clear();
  } catch {
    // As above.
  }
}

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('reader');

/** Tells the other tabs who is signed in now; null for nobody. */
export function tellReader(now: string | null): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin, unlike a window
  channel?.postMessage(now);
}

/** Calls back when another tab has signed somebody in or out. */
export function onReaderTold(listener: (now: string | null) => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>) => listener(typeof data === 'string' ? data : null);
  channel?.addEventListener('message', hear);
  return () => channel?.removeEventListener('message', hear);
}
