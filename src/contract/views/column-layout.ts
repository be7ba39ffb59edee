import * as z from 'zod/mini';
import { successOf } from '../envelope.ts';

/** The list's columns and the height of its rows. They are stored: what was valid once stays valid. */

/** A column's id: a field of a customer or the id of a parameter. */
const ColumnId = z.string().check(
  z.minLength(1),
  z.maxLength(300),
  z.refine((id) => id.isWellFormed()),
);

export const ColumnSetting = z.strictObject({
  id: ColumnId,
  isVisible: z.boolean(),
  /** Width in CSS pixels; absent until it was resized. */
  size: z.optional(z.int().check(z.gte(20), z.lte(2000))),
});
export type ColumnSetting = z.infer<typeof ColumnSetting>;

/** In the order of the table. */
export const ColumnSettings = z.array(ColumnSetting).check(
  z.maxLength(100),
  z.refine((columns) => new Set(columns.map(({ id }) => id)).size === columns.length),
);

export const densities = ['comfortable', 'compact'] as const;
export const Density = z.enum(densities);
export type Density = z.infer<typeof Density>;

/** `GET /api/app/preferences`: what a person has chosen; null where they have not. */
export const Preferences = z.strictObject({ columns: z.nullable(ColumnSettings), density: z.nullable(Density) });
export type Preferences = z.infer<typeof Preferences>;
export const PreferencesResponse = successOf(Preferences);
/** `PATCH /api/app/preferences`: null forgets what was chosen, and what is absent stays. */
export const PreferencesChangeBody = z.strictObject({
  columns: z.optional(z.nullable(ColumnSettings)),
  /** The columns that were changed: where others are stored by now, nothing is changed (409). */
  columnsBefore: z.optional(z.nullable(ColumnSettings)),
  density: z.optional(z.nullable(Density)),
});
export type PreferencesChange = z.infer<typeof PreferencesChangeBody>;
