import type { OneTimeLink } from '../../contract/access-api.ts';
import type { Role } from '../../contract/roles.ts';

/** Nobody's address (RFC 2606): the account that demo data offers. */
export const demoEmail = 'demo@demo.invalid';

/** Milliseconds a session lasts at most, and without a request. */
export const sessionLife = { absolute: 7 * 24 * 3_600_000, idle: 8 * 3_600_000 } as const;

/** Milliseconds a one-time link is valid. */
export const linkLife = { first: 24 * 3_600_000, invite: 7 * 24 * 3_600_000, reset: 24 * 3_600_000 } as const;

/** Who works here, how they are signed in, and the links that let them in. All times are milliseconds. */
export interface StaffStore {
  readonly sessions: SessionStore;
  readonly links: LinkStore;
  readonly attempts: AttemptStore;
  readonly spentCodes: SpentCodeStore;
  /** Administrators first, then by name; the demo account while it is not ended. */
  list(): Promise<readonly StaffPerson[]>;
  find(id: string): Promise<StaffPerson | null>;
  findByEmail(email: string): Promise<StaffPerson | null>;
  /** The demo account does not count. */
  hasActiveAdministrator(): Promise<boolean>;
  /** Ends the demo account, and by an administrator the links for the first one. Null when somebody has the email. */
  add(person: NewStaff, now: number): Promise<StaffPerson | null>;
  rename(id: string, name: string, now: number): Promise<void>;
  /** A role holds from the next request on; links made by somebody who was an administrator end. */
  setRole(id: string, role: Role, now: number): Promise<StaffChange>;
  /** Disabling ends every session, what is half way to one, and the links that were made. */
  setDisabled(id: string, isDisabled: boolean, now: number): Promise<StaffChange>;
  /** The demo account, made on first use. */
  openDemo(now: number): Promise<StaffPerson>;
  /** Ends the demo account, sessions and all. */
  endDemo(now: number): Promise<void>;
}

/** `last-administrator`: nobody else who is active and an administrator would be left, so nothing was changed. */
export type StaffChange = 'changed' | 'last-administrator' | 'unknown';

export interface StaffPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly hasPassword: boolean;
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

/** A session as the gate reads it. */
export interface StoredSession {
  readonly id: string;
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly seenAt: number;
}

/** Where somebody signed in, as the browser and the connection say. */
export interface SessionOrigin {
  readonly userAgent: string | null;
  readonly address: string | null;
}

export interface ListedSession extends SessionOrigin {
  readonly id: string;
  readonly createdAt: number;
  readonly seenAt: number;
}

/** Rows, so that one that is deleted is over at once. */
export interface SessionStore {
  /** The answer is the token, which nothing else gives away. */
  start(staffId: string, origin: SessionOrigin, now: number): Promise<string>;
  /**
   * A session that is not over, of somebody who is not disabled. Read on each request. Throws SystemUnavailableError.
   */
  find(token: string, now: number): StoredSession | null;
  /** Notes that somebody was seen; passed over while the database is busy. */
  touch(session: Pick<StoredSession, 'id' | 'staffId'>, now: number): void;
  /** The latest first, ended ones left out. */
  list(staffId: string, now: number): Promise<readonly ListedSession[]>;
  /** False when this person has no such session. */
  end(staffId: string, id: string): Promise<boolean>;
  /** Every session of a person, but one where it is said, and what is half way to one. The answer is how many. */
  endAll(staffId: string, except?: string): Promise<number>;
  /** Throws away what is over. */
  sweep(now: number): void;
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
  /** The name of whoever invited. */
  readonly createdBy: string | null;
}

/** What somebody who opened a link gives; what the link itself says goes before it. */
export interface LinkUse {
  readonly email: string | null;
  readonly name: string | null;
  readonly passwordHash: string;
  /** Where they are signed in with it. */
  readonly origin: SessionOrigin;
}

export type LinkUsed =
  /** `sessionToken` is of the session that was started. */
  | { readonly outcome: 'used'; readonly sessionToken: string }
  /** Used already, too old, withdrawn or replaced. */
  | { readonly outcome: 'over' }
  /** The link may be used still. */
  | { readonly outcome: 'email-taken' };

/** Links of 256 random bits that work once; their hashes alone are stored. */
export interface LinkStore {
  /**
   * Takes the place of an older link for the same: the first administrator, an email, a person. Rejects with
   * `not-an-administrator` when whoever makes it is no active administrator by now.
   */
  make(link: NewLink, now: number): Promise<{ readonly id: string; readonly token: string }>;
  look(token: string, now: number): Promise<OneTimeLink | null>;
  /**
   * Spends a link and does what it is for, all or nothing: makes the person, or gives one a new password, ends their
   * sessions and turns the second factor off; and signs them in.
   */
  use(token: string, use: LinkUse, now: number): Promise<LinkUsed>;
  /** Invitations that can be used still, newest first. */
  invites(now: number): Promise<readonly PendingInvite[]>;
  /** The email of the invitation that was withdrawn, or null when there is no such one that can be used. */
  withdraw(inviteId: string): Promise<string | null>;
}

/** Wrong passwords and codes by account, whoever sends them. */
export interface AttemptStore {
  /** Seconds nobody may try, or null; nothing is counted. */
  locked(subject: string, now: number): number | null;
  /**
   * Counts a try before it is looked at. Seconds to wait when there were too many, else null. Rejects with
   * SystemUnavailableError.
   */
  take(subject: string, now: number): Promise<number | null>;
  /** It was right. */
  forget(subject: string): Promise<void>;
}

/**
 * The codes of authenticator apps that were taken: each works once, so one that was looked over a shoulder is worth
 * nothing.
 */
export interface SpentCodeStore {
  /** False when this person's code was spent before. Rejects with SystemUnavailableError. */
  spend(staffId: string, code: string, now: number): Promise<boolean>;
}
