/** Whether the heavy counts were asked for (`npm run test:full`). */
export const isFullScale = process.env['TEST_FULL'] === '1';

/** How often a costly test repeats: seldom in `npm test`, often in `npm run test:full`. */
export function scaled(light: number, full: number): number {
  return isFullScale ? full : light;
}

/** Cases of a costly test that differ little: only the first ones in `npm test`. */
export function scaledCases<T>(light: number, cases: readonly T[]): readonly T[] {
  return isFullScale ? cases : cases.slice(0, light);
}
