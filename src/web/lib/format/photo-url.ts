/**
 * A photo's URL if it is safe to load, otherwise null: a path of our own origin or https, never `javascript:`, `data:`
 * or a URL with a password. `page` is the page's own URL.
 */
export function photoSource(photo: string | null, page: string): string | null {
  if (photo === null) return null;
  const url = URL.parse(photo, page);
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'https:') return url.href;
  const ours = URL.parse(page);
  return ours !== null && /^https?:$/.test(url.protocol) && url.origin === ours.origin ? url.href : null;
}
