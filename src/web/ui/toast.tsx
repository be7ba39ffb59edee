import { useEffect } from 'react';
import { createStore, useStore } from '../lib/browser/reactive-store.ts';

/** How long a toast shows, in ms. */
const timeShown = 4_000;

const current = createStore<{ readonly text: string } | null>(null);

/** Says what an action did that shows nowhere else on the page. Replaces the toast before it. */
export function showToast(text: string): void {
  current.set({ text });
}

/** Where toasts show, and are announced. */
export function Toast() {
  const toast = useStore(current);
  useEffect(() => {
    if (toast === null) return undefined;
    const timer = setTimeout(() => current.set(null), timeShown);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div role="status" className="pointer-events-none fixed inset-x-4 bottom-14 z-50 flex justify-center">
      {toast !== null && (
        <p className="min-w-0 rounded-lg bg-ink px-3.5 py-2 text-[0.8125rem] break-words text-surface shadow-lg">
          {toast.text}
        </p>
      )}
    </div>
  );
}
