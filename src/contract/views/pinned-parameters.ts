import * as z from 'zod/mini';
import { successOf } from '../envelope.ts';

/** The most parameters an organisation pins: each is a quick filter, a default column and a chip in the panel. */
export const maxPinnedParameters = 5;

/** `GET /api/app/pinned-parameters`: in order, without those that are no longer defined. */
export const PinnedParametersResponse = successOf(z.object({ parameterIds: z.array(z.string()) }));
export const PinnedParametersBody = z.strictObject({
  parameterIds: z.array(z.string()).check(
    z.maxLength(maxPinnedParameters),
    z.refine((ids) => new Set(ids).size === ids.length),
  ),
});
