// The build puts this into the pages themselves.

// Sets the theme before the first paint, so that nothing flashes; see src/web/lib/browser/theme.ts.
try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Without storage, the system's theme applies.
}

// The settings have no list.
document.documentElement.toggleAttribute('data-list', /^\/(?:customers(?:\/|$)|$)/.test(location.pathname));

// For the first use of Intl the browser reads its language tables, which is slow on a slow computer. This way it does
// so while the page's script downloads.
setTimeout(() => Intl.DateTimeFormat());
