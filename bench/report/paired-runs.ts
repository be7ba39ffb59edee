import { median } from './quantiles.ts';

/** Runs A B A B …, so that noise on the machine affects both equally, and returns the median of each. */
export async function pairedRuns(
  rounds: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
): Promise<{ readonly a: number; readonly b: number }> {
  const ofA: number[] = [];
  const ofB: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ofA.push(await a());
    ofB.push(await b());
  }
  return { a: median(ofA), b: median(ofB) };
}
