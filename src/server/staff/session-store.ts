import type { Permission, Role } from '../../contract/roles-and-permissions.ts';

/** Time in ms after which a session ends: in any case, and without a request. */
export const sessionLife = { absolute: 7 * 24 * 3_600_000, idle: 8 * 3_600_000 } as const;

/** Time in ms a right password waits for its code, and a visit to the SSO provider may take. */
export const pendingLife = 10 * 60_000;

/** A session as each request reads it. */
export interface StoredSession {
  readonly id: string;
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly permissions: readonly Permission[];
  readonly seenAt: number;
}

/** Where a person signs in, according to the browser and the connection. */
export interface SessionOrigin {
  readonly userAgent: string | null;
  readonly address: string | null;
}

/** A session to start. */
export interface NewSession {
  readonly origin: SessionOrigin;
  /** The token of the session that the browser had, which ends; null for none. */
  readonly replacedToken: string | null;
}

export interface ListedSession extends SessionOrigin {
  readonly id: string;
  readonly createdAt: number;
  readonly seenAt: number;
}

/** Sessions are rows, so one that is deleted has ended. */
export interface SessionStore {
  /** Resolves to the token, which nothing else reveals. */
  start(staffId: string, session: NewSession, now: number): Promise<string>;
  /** A session that has not ended, of a person who is not disabled. Read on each request. */
  find(token: string, now: number): Promise<StoredSession | null>;
  /** Notes when a person was last seen; skipped while the database cannot be written. */
  touch(session: Pick<StoredSession, 'id' | 'staffId'>, now: number): Promise<void>;
  /** Latest first, without ended ones. */
  list(staffId: string, now: number): Promise<readonly ListedSession[]>;
  /** False when this person has no such session. */
  end(staffId: string, id: string): Promise<boolean>;
  /** Ends every session of a person, except for one if given, and pending sign-ins. Resolves to their number. */
  endAll(staffId: string, except?: string): Promise<number>;
  /**
   * Deletes what has ended. Times that a clock has written which was ahead count from now, so that everything ends
   * within its longest life.
   */
  sweep(now: number): Promise<void>;
}
