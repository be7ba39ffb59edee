import * as z from 'zod/mini';
import { CustomerStatus, Timestamp } from '../customer.ts';
import { successOf } from '../envelope.ts';
import { maxSearchLength } from '../list/list-customers.ts';
import { filterFields, isFilterField, maxConditions, parseCondition, splitCondition } from '../list/list-filter.ts';
import { parseSort } from '../list/list-sort.ts';
import { visibleText } from '../sign-in-api.ts';
import { ColumnSettings, Density } from './column-layout.ts';

/** Saved views: filters, search, sort, columns and density of the list under a name. Source: lists.md. */

/** The most views of one person. */
export const maxViews = 100;
/** Code points of a view's name. */
export const maxViewNameLength = 80;

export const ViewName = z.string().check(
  z.trim(),
  z.refine((text) => [...text].length <= maxViewNameLength),
  visibleText,
);

const viewVisibilities = ['private', 'everyone'] as const;
export const ViewVisibility = z.enum(viewVisibilities);
export type ViewVisibility = z.infer<typeof ViewVisibility>;

/** As in `filter`. What a parameter takes is known to the server only, and checked when the list is requested. */
const ConditionText = z.string().check(
  z.maxLength(1000),
  z.refine((text) => {
    const split = splitCondition(text);
    if (split === null || !text.isWellFormed()) return false;
    return !isFilterField(split.field) || 'condition' in parseCondition(split, filterFields[split.field]);
  }),
);

/** What a view keeps; a part it does not keep is absent. It is stored: what was valid once stays valid. */
export const ViewContent = z.strictObject({
  filters: z.optional(
    z.strictObject({
      conditions: z.array(ConditionText).check(z.maxLength(maxConditions)),
      status: z.optional(CustomerStatus),
      /** Never one for an email or a phone number (`isPersonal`). */
      search: z.optional(
        z.string().check(
          z.trim(),
          z.minLength(1),
          z.refine((text) => [...text].length <= maxSearchLength),
          z.regex(/^[^\p{Cc}\p{Cs}]*$/u),
        ),
      ),
    }),
  ),
  sort: z.optional(z.string().check(z.refine((text) => parseSort(text) !== null))),
  columns: z.optional(ColumnSettings),
  density: z.optional(Density),
});
export type ViewContent = z.infer<typeof ViewContent>;

export const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  visibility: ViewVisibility,
  /** Who created it; null for a person who no longer has an account. */
  owner: z.nullable(z.object({ id: z.string(), name: z.string() })),
  content: ViewContent,
  /** Whether the signed-in user may change and delete it. */
  canChange: z.boolean(),
  updatedAt: Timestamp,
});
export type SavedView = z.infer<typeof SavedView>;
/** `GET /api/app/views`: the user's own and everyone's, by name. */
export const ViewsResponse = successOf(z.object({ views: z.array(SavedView) }));
export const ViewResponse = successOf(SavedView);

export const NewViewBody = z.strictObject({ name: ViewName, visibility: ViewVisibility, content: ViewContent });
/** What is absent stays. */
export const ViewChangeBody = z
  .strictObject({
    /** Of the view that was changed: a view that has changed since is left as it is (409). */
    updatedAt: Timestamp,
    name: z.optional(ViewName),
    visibility: z.optional(ViewVisibility),
    content: z.optional(ViewContent),
  })
  .check(z.refine(({ name, visibility, content }) => (name ?? visibility ?? content) !== undefined));
