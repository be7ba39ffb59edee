/** Why a request is refused. The error handler of http maps each code to a status and a sentence. */
export type AppErrorCode =
  | 'code-already-used'
  | 'disabled-account'
  | 'email-taken'
  | 'export-running'
  | 'import-gone'
  | 'import-not-written'
  | 'import-running'
  | 'invalid-return-path'
  | 'link-expired'
  | 'no-demo-account'
  | 'no-password'
  | 'no-session'
  | 'not-an-administrator'
  | 'sign-in-busy'
  | 'sign-in-expired'
  | 'sso-unreachable'
  | 'too-many-attempts'
  | 'too-many-views'
  | 'two-step-already-on'
  | 'two-step-not-started'
  | 'unknown-view'
  | 'view-made-private'
  | 'view-name-taken'
  | 'view-name-taken-by-owner'
  | 'view-of-others'
  | 'view-outdated'
  | 'wrong-code'
  | 'wrong-current-password'
  | 'wrong-part'
  | 'wrong-password'
  | 'wrong-setup-code';

export interface AppErrorDetails {
  /** Seconds after which a retry makes sense. */
  readonly retryAfterSeconds?: number;
  /** Set-Cookie values that go with the refusal. */
  readonly cookies?: readonly string[];
}

/** A request that is refused on purpose. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: AppErrorCode;
  readonly retryAfterSeconds: number | null;
  readonly cookies: readonly string[];

  constructor(code: AppErrorCode, { retryAfterSeconds, cookies = [] }: AppErrorDetails = {}) {
    super(code);
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
    this.cookies = cookies;
  }
}
