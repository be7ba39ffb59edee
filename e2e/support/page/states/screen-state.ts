import type { Page } from '@playwright/test';

/** A state of a screen, and how to get there. */
export interface ScreenState {
  readonly name: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** Differs from another state only in a control or a sentence; checked only by `npm run test:full`. */
  readonly isVariant?: boolean;
  /** Resolves when the page is in the state. */
  reach(page: Page): Promise<unknown>;
}
