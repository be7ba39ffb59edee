/** Whether the hostname of a URL is this computer's own name or address, which nothing sent to it leaves. */
export function isLoopbackName(hostname: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
