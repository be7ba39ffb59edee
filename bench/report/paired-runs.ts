import { median } from './quantiles.ts';

/** Runs A B A B …, so that noise on the machine affects both equally, and returns the median of each. */
export async function pairedRuns(
  rounds: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
): Promise<{ readonly a: number; readonly b: number }> {
  const medianOf = await roundRobin(rounds, { a, b });
  return { a: medianOf('a'), b: medianOf('b') };
}

/** The same for any number of runs; returns the median of each by its name. */
export async function roundRobin<Name extends string>(
  rounds: number,
  runs: Readonly<Record<Name, () => Promise<number>>>,
): Promise<(name: Name) => number> {
  const values = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, run] of Object.entries<() => Promise<number>>(runs)) {
      values.set(name, [...(values.get(name) ?? []), await run()]);
    }
  }
  return (name) => median(values.get(name) ?? []);
}
