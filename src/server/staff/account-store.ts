/** The password of one's own account. */
export interface AccountStore {
  /** Null for somebody who signs in without one. */
  passwordHashOf(staffId: string): Promise<string | null>;
  /**
   * Makes whether a code is asked for follow whether one was confirmed: the library writes the two apart, and may be
   * stopped in between.
   */
  settleTwoFactor(staffId: string): Promise<void>;
  /**
   * Gives a new password and ends every other session, what is half way to one, and links to the account, all or
   * nothing. The session that is kept gets a new token, which is the answer; null when it has ended meanwhile, and
   * nothing is changed.
   */
  changePassword(change: PasswordChange, now: number): Promise<string | null>;
}

export interface PasswordChange {
  readonly staffId: string;
  readonly passwordHash: string;
  /** The session it is changed in. */
  readonly sessionId: string;
}
