/** Stops waiting for a shared response once the signal aborts; the request continues for the others. */
export async function unlessAborted<T>(response: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await response;
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([response, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
