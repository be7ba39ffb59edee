import * as z from 'zod/mini';
import { ParameterType } from '../customer.ts';
import { Preferences } from './column-layout.ts';

/**
 * What the columns of the first list depend on. The server writes it into the page, as `list-columns`, in JSON that is
 * encoded as in a URL: without it, the list would be requested twice, and its columns would move.
 */
export const PageColumns = z.object({
  preferences: Preferences,
  /** The ids of the pinned parameters, in order. */
  pinned: z.array(z.string()),
  /** The pinned parameters, and those that have a column. */
  parameters: z.array(z.object({ id: z.string(), name: z.string(), type: ParameterType })),
});
export type PageColumns = z.infer<typeof PageColumns>;
