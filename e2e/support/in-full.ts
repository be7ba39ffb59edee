/**
 * Marks a test that `npm run test:full` runs and `npm test` leaves out: what goes wrong at the edges of a screen whose
 * main ways `npm test` walks. playwright.config.ts reads it.
 */
export const inFull = { tag: '@full' };
