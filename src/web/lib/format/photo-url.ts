/** The photos that come with the demo customers. */
const demoPhoto = /^\/photos\/[\w-]+\.\w+$/;

/**
 * A photo's URL if it is safe to load, otherwise null: https of another host, or a demo photo. Never `javascript:`,
 * `data:`, a URL with a password, or any other path of our own, which would call our API as the user. `page` is the
 * page's own URL.
 */
export function photoSource(photo: string | null, page: string): string | null {
  if (photo === null) return null;
  if (demoPhoto.test(photo)) return photo;
  const url = URL.parse(photo);
  if (url === null || url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return hostOf(url) === hostOf(new URL(page)) ? null : url.href;
}

/** Without a port, which cookies ignore, or the dot that may end a name. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/\.$/, '');
}
