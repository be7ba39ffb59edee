import type { Random } from './random.ts';

/** Today in the demo data; fixed, so that the same seed always gives the same customers. */
export const demoToday = Date.UTC(2026, 10, 20, 18, 30);

const day = 86_400_000;
/** How long ago the first customer joined. */
const span = 4 * 365 * day;
/** How much fewer join in the last days: otherwise the first screen would show one date in every row. */
const quiet = 45 * day;
/** Since then, what someone did is spread evenly: otherwise all that new customers did would be of today. */
const newFor = 120 * day;

/** When a customer joined: in their order, over four years, and denser towards the end. */
export function demoCreatedAt(random: Random, place: number, count: number): number {
  const share = (place - 1 + random.next()) / count;
  const left = 1 - share;
  return Math.floor(
    demoToday - span * (0.35 * left + 0.65 * left ** 1.6) - quiet * (1 - Math.exp((-left * count) / 30)),
  );
}

/** A time between two others, closer to the later one for a larger `pull`, unless they are close together. */
export function momentBetween(random: Random, from: number, to: number, pull: number): number {
  const isLong = Math.min(1, (to - from) / newFor);
  return Math.floor(to - (to - from) * random.next() ** (1 + (pull - 1) * isLong));
}

/** `YYYY-MM-DD` of a time in UTC. */
export function isoDate(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
