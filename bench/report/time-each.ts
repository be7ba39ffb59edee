/** Time in ms of each, one after the other; the event loop turns between them, as between real requests. */
export async function timeEach<T>(requests: readonly T[], send: (request: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const request of requests) {
    const started = performance.now();
    await send(request);
    times.push(performance.now() - started);
    await new Promise(setImmediate);
  }
  return times;
}
