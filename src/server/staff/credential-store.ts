import type { NewSession } from './session-store.ts';

export interface StoredPassword {
  readonly staffId: string;
  readonly hash: string;
}

/** Two-step sign-in of a person, as it is stored. */
export interface StoredTwoStep {
  /** Sealed. */
  readonly secret: string;
  /** Sealed. */
  readonly backupCodes: string;
  readonly isConfirmed: boolean;
}

/** A person who gave the right password and has yet to give a code. */
export interface PendingSignIn {
  readonly staffId: string;
  readonly email: string;
}

/** The code of two-step sign-in: one of the app, or a backup code. */
export type SecondStep =
  | { readonly appCode: string }
  /** Takes one backup code out of the stored ones; null when it is not among them. */
  | { readonly takeBackupCode: (stored: string) => string | null };

export type SignInOutcome =
  | { readonly outcome: 'signed-in'; readonly token: string }
  /** The password was right; `token` is of a pending sign-in, which waits for a code. */
  | { readonly outcome: 'code-needed'; readonly token: string }
  | { readonly outcome: 'disabled' | 'wrong' | 'expired' | 'code-used' };

export interface SsoIdentity {
  /** The address of the provider. */
  readonly issuer: string;
  /** The person's id at the provider. */
  readonly subject: string;
  /** In lower case, verified by the provider. */
  readonly email: string;
  readonly name: string;
}

export type SsoOutcome =
  | { readonly outcome: 'signed-in'; readonly token: string; readonly hasJoined: boolean }
  | { readonly outcome: 'disabled' }
  | { readonly outcome: 'not-invited' };

/** The session in which a person changes their own credentials. */
export interface OwnSession {
  readonly staffId: string;
  readonly sessionId: string;
}

/**
 * Passwords, two-step sign-in and single sign-on. Each change is one transaction that checks again what was checked
 * before it, so that nothing that happened in between is lost.
 */
export interface CredentialStore {
  /** Null for an unknown email, and for a person who signs in without a password. */
  findPassword(email: string): Promise<StoredPassword | null>;
  /** Null for a person who signs in without a password. */
  passwordOf(staffId: string): Promise<StoredPassword | null>;
  /** After the right password. `wrong` when it has been replaced since. */
  signInWithPassword(password: StoredPassword, session: NewSession, now: number): Promise<SignInOutcome>;
  /** The person who has yet to give a code. */
  findPending(token: string, now: number): Promise<PendingSignIn | null>;
  /** After a right code of the app, or to look for a backup code. The pending sign-in is over unless `wrong`. */
  finishSignIn(pending: string, proof: SecondStep, session: NewSession, now: number): Promise<SignInOutcome>;
  /**
   * Finds a person by identity, then by email, or lets one join as a viewer where `mayJoin`. Forgets the identities of
   * another provider.
   */
  signInWithSso(identity: SsoIdentity, mayJoin: boolean, session: NewSession, now: number): Promise<SsoOutcome>;
  /**
   * Sets a new password; ends every other session, pending sign-ins and links to the account. Resolves to a new token
   * for the session; null when it has ended, and then changes nothing.
   */
  changePassword(own: OwnSession, passwordHash: string): Promise<string | null>;
  twoStepOf(staffId: string): Promise<StoredTwoStep | null>;
  /** Stores a secret that is not confirmed yet. */
  startTwoStep(
    own: OwnSession,
    password: StoredPassword,
    sealed: Pick<StoredTwoStep, 'secret' | 'backupCodes'>,
  ): Promise<'started' | 'session-ended' | 'already-on'>;
  /**
   * Turns two-step sign-in on after a right code for this secret, which is then used. Resolves to a new token for the
   * session; null when it has ended. Rejects with `two-step-not-started` when the secret has been replaced or removed.
   */
  confirmTwoStep(own: OwnSession, secret: string, code: string, now: number): Promise<string | null>;
  /** Turns two-step sign-in off. Resolves to a new token for the session; null when it has ended. */
  endTwoStep(own: OwnSession, password: StoredPassword): Promise<string | null>;
}
