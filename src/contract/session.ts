import * as z from 'zod/mini';
import { successOf } from './envelope.ts';
import { Permission, Role } from './roles-and-permissions.ts';

/** The signed-in user. */
export const Session = z.object({
  /** The user's id, which tells one user of this browser from the next. */
  id: z.string(),
  name: z.string(),
  /** Null for the demo account. */
  email: z.nullable(z.string()),
  role: Role,
  permissions: z.array(Permission),
});
export type Session = z.infer<typeof Session>;
export const SessionResponse = successOf(Session);
