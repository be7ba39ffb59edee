import type { OneTimeLink } from '../../contract/sign-in-api.ts';
import type { Role } from '../../contract/roles-and-permissions.ts';
import type { CredentialStore } from './credential-store.ts';
import type { NewSession, SessionStore } from './session-store.ts';

/** An address that belongs to no one (RFC 2606): the account that demo data offers. */
export const demoEmail = 'demo@demo.invalid';

/** Time in ms a one-time link is valid. */
export const linkLife = { first: 24 * 3_600_000, invite: 7 * 24 * 3_600_000, reset: 24 * 3_600_000 } as const;

/**
 * The staff, how they sign in, and the links that let them in. Times are Unix milliseconds. Every method rejects with
 * SystemUnavailableError while the database is busy, full or failing.
 */
export interface StaffStore {
  readonly credentials: CredentialStore;
  readonly sessions: SessionStore;
  readonly links: LinkStore;
  readonly attempts: AttemptStore;
  /** Administrators first, then by name; the demo account while it is open. */
  list(): Promise<readonly StaffPerson[]>;
  find(id: string): Promise<StaffPerson | null>;
  findByEmail(email: string): Promise<StaffPerson | null>;
  /** The demo account does not count. */
  hasActiveAdministrator(): Promise<boolean>;
  /** Ends the demo account; an administrator also ends the setup links. Null when the email is taken. */
  add(person: NewStaff, now: number): Promise<StaffPerson | null>;
  rename(id: string, name: string): Promise<void>;
  /** A role applies from the next request on. Links made by a former administrator end. */
  setRole(id: string, role: Role): Promise<StaffChange>;
  /** Disabling ends every session, pending sign-ins, and the links that were made. */
  setDisabled(id: string, isDisabled: boolean, now: number): Promise<StaffChange>;
  /** Whether viewers may export customers; a change applies from the next request on. */
  viewersMayExport(): Promise<boolean>;
  setViewersMayExport(mayExport: boolean): Promise<void>;
  /** The demo account, created on first use. */
  openDemo(now: number): Promise<StaffPerson>;
  /** Ends the demo account with all it has made: sessions, links and API keys. */
  endDemo(now: number): Promise<void>;
}

/** `last-administrator`: no other active administrator would be left, so nothing was changed. */
export type StaffChange = 'changed' | 'last-administrator' | 'unknown';

export interface StaffPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly hasPassword: boolean;
  /** Two-step sign-in is on. */
  readonly hasTwoFactor: boolean;
  readonly createdAt: number;
  readonly lastSeenAt: number | null;
}

export interface NewStaff {
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly passwordHash: string;
}

export interface NewLink extends OneTimeLink {
  /** Whose password is reset; null for the others. */
  readonly staffId: string | null;
  readonly createdBy: string | null;
  readonly expiresAt: number;
}

export interface PendingInvite {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** The name of the person who invited. */
  readonly createdBy: string | null;
}

/** What a person enters who opened a link; what the link holds takes precedence. */
export interface LinkUse {
  readonly email: string | null;
  readonly name: string | null;
  readonly passwordHash: string;
  readonly session: NewSession;
}

export type LinkUsed =
  /** `sessionToken` is of the session that was started. */
  | { readonly outcome: 'used'; readonly sessionToken: string }
  /** Already used, expired, canceled or replaced. */
  | { readonly outcome: 'over' }
  /** The link can still be used. */
  | { readonly outcome: 'email-taken' };

/** Links of 256 random bits that work once. Only their hashes are stored. */
export interface LinkStore {
  /**
   * Replaces an older link for the same: the first administrator, an email, a person. Rejects with
   * `not-an-administrator` when its creator is no active administrator any more.
   */
  create(link: NewLink, now: number): Promise<{ readonly id: string; readonly token: string }>;
  find(token: string, now: number): Promise<OneTimeLink | null>;
  /**
   * Uses a link up, all or nothing: adds the person, or sets a new password, ends the person's sessions and turns
   * two-step sign-in off; then signs them in.
   */
  use(token: string, use: LinkUse, now: number): Promise<LinkUsed>;
  /** Invitations that can still be used, newest first. */
  invites(now: number): Promise<readonly PendingInvite[]>;
  /** The email of the invitation that was canceled, or null when there is none that can be used. */
  cancelInvite(inviteId: string): Promise<string | null>;
}

/** Wrong passwords and codes of an account, from any client. */
export interface AttemptStore {
  /** Seconds in which no attempt is accepted, or null. Counts nothing. */
  lockedFor(subject: string, now: number): Promise<number | null>;
  /** Counts an attempt before it is checked. Seconds to wait when there were too many, else null. */
  count(subject: string, now: number): Promise<number | null>;
  /** The attempt was right. */
  forget(subject: string): Promise<void>;
}
