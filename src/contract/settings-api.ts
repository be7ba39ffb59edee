import * as z from 'zod/mini';
import { Timestamp } from './customer.ts';
import { successOf } from './envelope.ts';
import { KeyScope, Role } from './roles-and-permissions.ts';
import { Email, PersonName } from './sign-in-api.ts';

/** What administrators manage: staff and API keys. */

export const StaffMember = z.object({
  id: z.string(),
  name: z.string(),
  email: z.nullable(z.string()),
  role: Role,
  isDisabled: z.boolean(),
  hasTwoFactor: z.boolean(),
  createdAt: Timestamp,
  /** Null before the first request. */
  lastSeenAt: z.nullable(Timestamp),
});
export type StaffMember = z.infer<typeof StaffMember>;
/** An open invitation; its link was shown once. */
export const Invite = z.object({
  id: z.string(),
  email: z.string(),
  role: Role,
  createdAt: Timestamp,
  expiresAt: Timestamp,
  createdBy: z.nullable(z.string()),
});
export type Invite = z.infer<typeof Invite>;
export const Staff = z.object({
  /** Administrators first, then by name. */
  members: z.array(StaffMember),
  invites: z.array(Invite),
  viewersMayExport: z.boolean(),
});
export type Staff = z.infer<typeof Staff>;
export const StaffResponse = successOf(Staff);
export const InviteBody = z.object({ email: Email, role: Role });
/** A one-time link, shown once. */
export const LinkMade = z.object({ link: z.string(), expiresAt: Timestamp });
export type LinkMade = z.infer<typeof LinkMade>;
export const LinkMadeResponse = successOf(LinkMade);
export const StaffChangeBody = z.object({ role: z.optional(Role), isDisabled: z.optional(z.boolean()) });

/** The body of `PUT /api/app/viewer-exports`. */
export const ViewerExportsBody = z.object({ areAllowed: z.boolean() });

export const KeySummary = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(KeyScope),
  /** How the secret starts, to find where it is used. */
  hint: z.string(),
  createdAt: Timestamp,
  lastUsedAt: z.nullable(Timestamp),
  revokedAt: z.nullable(Timestamp),
  /** Requests counted in the current window. */
  used: z.int(),
});
export type KeySummary = z.infer<typeof KeySummary>;
/** Valid keys first, newest first. */
export const Keys = z.object({
  keys: z.array(KeySummary),
  /** Null when the limit is off. */
  limit: z.nullable(z.object({ requests: z.int(), windowSeconds: z.int() })),
});
export type Keys = z.infer<typeof Keys>;
export const KeysResponse = successOf(Keys);
export const NewKeyBody = z.object({ name: PersonName, scopes: z.array(KeyScope).check(z.minLength(1)) });
/** The secret is in this response only. */
export const NewKeyResponse = successOf(z.object({ key: KeySummary, secret: z.string() }));
