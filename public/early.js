// What runs before the page's script.

// Before the first paint, so that a chosen appearance never flashes: see src/web/lib/browser/theme.ts.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser that stores nothing shows the system's.
}

// A browser reads its tables of languages at the first use of Intl, which takes long on a slow computer: it does so
// while the page waits for its script.
setTimeout(() => Intl.DateTimeFormat());
