/** Whether the heavy counts were asked for (`npm run test:full`). */
export const isFullScale = process.env['TEST_FULL'] === '1';

/** How often a costly test repeats: seldom in `npm test`, often in `npm run test:full`. */
export function scaled(light: number, full: number): number {
  return isFullScale ? full : light;
}
