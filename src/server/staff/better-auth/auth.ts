import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { Kysely } from 'kysely';
import type { DatabaseSync } from 'node:sqlite';
import { passwordLength } from '../../../contract/access-api.ts';
import { sessionLife } from '../staff-store.ts';
import { disabledCode, peerHeader } from './auth-words.ts';
import { patientDialect } from './retrying-dialect.ts';

export interface AuthParts {
  readonly database: DatabaseSync;
  readonly secret: string;
  /** Our origin. */
  readonly baseUrl: string;
  readonly cookiePrefix: string;
  readonly isSecure: boolean;
  readonly isDisabled: (staffId: string) => Promise<boolean>;
  /** Takes what the library has to say; never a person's data. */
  readonly warn: (message: string) => void;
}

export type Auth = ReturnType<typeof createAuth>;

/**
 * better-auth, for what it is good at: passwords, second factors, single sign-on. None of its routes is served; ours
 * call it. On the connection that the limiter writes to as well, so without transactions: each of its statements is one
 * synchronous call.
 */
export function createAuth(parts: AuthParts) {
  return betterAuth(authOptions(parts));
}

export function authOptions({ database, secret, baseUrl, cookiePrefix, isSecure, isDisabled, warn }: AuthParts) {
  return {
    appName: 'Customers',
    baseURL: baseUrl,
    basePath: '/api/auth',
    // Not `secret`, which a variable of the environment would go before.
    secrets: [{ version: 1, value: secret }],
    database: {
      db: new Kysely<never>({ dialect: patientDialect(database) }),
      type: 'sqlite' as const,
      transaction: false,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: 1024,
    },
    session: {
      modelName: 'staff_session',
      expiresIn: sessionLife.absolute / 1000,
      disableSessionRefresh: true,
      freshAge: 0,
    },
    user: {
      modelName: 'staff',
      additionalFields: {
        role: { type: 'string' as const, required: true, defaultValue: 'viewer', input: false },
        disabledAt: { type: 'string' as const, required: false, input: false },
        lastSeenAt: { type: 'string' as const, required: false, input: false },
      },
    },
    account: { modelName: 'staff_account' },
    verification: { modelName: 'staff_verification', storeIdentifier: 'hashed' as const },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }: { readonly userId: string }) => {
            if (await isDisabled(userId)) throw APIError.from('FORBIDDEN', { code: disabledCode, message: 'disabled' });
          },
        },
      },
    },
    // Wrong codes are counted by us: the library looks at a lock first and counts afterwards, so that many at once get
    // through.
    plugins: [twoFactor({ issuer: 'Customers', twoFactorTable: 'staff_totp', accountLockout: { enabled: false } })],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its arguments may be whole errors and answers: only the sentence is kept.
    logger: { level: 'error' as const, log: (_level: string, message: string) => warn(message) },
    advanced: {
      useSecureCookies: false,
      cookiePrefix,
      defaultCookieAttributes: { secure: isSecure },
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [peerHeader] },
    },
  };
}
