// Runs before the page's script.

// Sets the theme before the first paint, so that nothing flashes; see src/web/lib/browser/theme.ts.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without storage, the system's theme applies.
}

// For the first use of Intl the browser reads its language tables, which is slow on a slow computer. This way it does
// so while the page's script downloads.
setTimeout(() => Intl.DateTimeFormat());
