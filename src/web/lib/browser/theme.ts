import { createStore, useStore } from './reactive-store.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'theme';
const chosen = createStore(storedTheme());

/** The chosen theme, kept up to date wherever on the page it is chosen. */
export function useTheme(): Theme {
  return useStore(chosen);
}

/** Shows a theme and, if the browser stores anything, keeps it for later visits. */
export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    if (theme === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, theme);
  } catch {
    // Without storage, the theme lasts as long as this page.
  }
  chosen.set(theme);
}

/** `system` when none was chosen, or nothing can be read. */
function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageKey);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

/** theme.css reads `data-theme`; without it, the page follows the system. */
function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}
