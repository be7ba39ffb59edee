import { useSyncExternalStore } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'theme';

/** The chosen theme; `system` when none was chosen or storage is closed. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageKey);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Shows a theme; theme.css reads `data-theme`, and its absence follows the system. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

let shown = storedTheme();

/** Shows a theme and keeps it for later visits, where storage is open. */
export function chooseTheme(theme: Theme): void {
  shown = theme;
  applyTheme(theme);
  try {
    if (theme === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // The theme holds for this page; a browser that stores nothing asks again next time.
  }
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

/** The chosen theme, wherever on the page it is chosen. */
export function useTheme(): Theme {
  return useSyncExternalStore(onTheme, () => shown);
}

function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
