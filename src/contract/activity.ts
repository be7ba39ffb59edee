import * as z from 'zod/mini';
import { Timestamp } from './customer.ts';
import { successOf } from './envelope.ts';
import { errors } from './error-messages.ts';

export const activityActions = [
  'signed-in',
  'sign-in-failed',
  'code-refused',
  'not-recorded',
  'signed-out',
  'sessions-ended',
  'searched',
  'viewed',
  'renamed',
  'password-changed',
  'two-factor-on',
  'two-factor-off',
  'staff-invited',
  'invite-withdrawn',
  'staff-joined',
  'role-changed',
  'staff-disabled',
  'staff-enabled',
  'reset-link-made',
  'key-made',
  'key-revoked',
  'customers-exported',
  'customers-imported',
  'viewer-exports-on',
  'viewer-exports-off',
  'parameter-removed',
  'parameters-pinned',
  'view-created',
  'view-changed',
  'view-shared',
  'view-deleted',
] as const;
export const ActivityAction = z.enum(activityActions);
export type ActivityAction = z.infer<typeof ActivityAction>;
export const ActivityEntry = z.object({
  id: z.string(),
  at: Timestamp,
  action: ActivityAction,
  /** Who did it, with their name at the time; null for someone unknown. */
  person: z.nullable(z.object({ id: z.string(), name: z.string() })),
  /** What it was done to or with, such as a customer's number or a search; null where the action says it all. */
  subject: z.nullable(z.string()),
  /** Of a search, the shorter texts that were searched for while it was typed, the last one first. */
  typedBefore: z.array(z.string()),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;
/** Newest first. `GET /api/app/activity?search=&person=&action=&cursor=`. */
export const Activity = z.object({
  entries: z.array(ActivityEntry),
  nextCursor: z.nullable(z.string()),
  /** How many days entries are kept. */
  keptDays: z.int(),
});
export type Activity = z.infer<typeof Activity>;
export const ActivityResponse = successOf(Activity);
export const ActivityQuery = z.object({
  search: z.optional(z.string().check(z.trim(), z.maxLength(256, errors.searchTooLong))),
  person: z.optional(z.string().check(z.maxLength(64, errors.wrongParameter('person')))),
  action: z.optional(z.enum(activityActions, errors.wrongParameter('action'))),
  cursor: z.optional(z.string().check(z.maxLength(256, errors.invalidCursor))),
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;
