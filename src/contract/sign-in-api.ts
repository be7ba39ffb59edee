import * as z from 'zod/mini';
import { Timestamp } from './customer.ts';
import { successOf } from './envelope.ts';
import { Role } from './roles-and-permissions.ts';
import { Session } from './session.ts';

/** Signing in, one-time links, and a user's own account. A response never holds the token of a session. */

/** Code points of a password. Source: NIST SP 800-63B, for a password that is the only factor. */
export const passwordLength = { least: 15, most: 128 } as const;

/** The sentence of the API; here, because the page says it too. */
export const passwordLengthError = (least: number, most: number) =>
  `A password must have ${least} to ${most} characters`;

/** Before anything makes lower case of it: of the Kelvin sign that would be a k. */
const visibleAscii = z.regex(/^[\x21-\x7e]+$/);
const exactEmail = [visibleAscii, z.toLowerCase(), z.maxLength(254), z.regex(z.regexes.email)] as const;
/** In ASCII, with a domain that has a dot. */
export const Email = z.string().check(z.trim(), ...exactEmail);
/** The same as another system vouches for it, which has to mean every character. */
export const VerifiedEmail = z.string().check(...exactEmail);
/**
 * Of a name: at least one letter, digit or symbol that is not blank. No line breaks, no direction marks, no half
 * characters. Joiners are allowed, as Persian names and emoji need them.
 */
export const visibleText = z.regex(
  /^(?=.*(?![\p{DI}\u2800])[\p{L}\p{N}\p{S}])[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]+$/u,
);
export const PersonName = z.string().check(z.trim(), z.maxLength(100), visibleText);
export const NewPassword = z
  .string()
  .check(z.refine((text) => [...text].length >= passwordLength.least && [...text].length <= passwordLength.most));
/** Apps show codes with a space in the middle. */
const withoutSpaces = z.overwrite((text: string) => text.replace(/\s/gu, ''));
/** An existing password, which may be shorter than a new one has to be. */
export const Password = z.string().check(z.minLength(1), z.maxLength(1024));

/** `GET /api/app/sign-in`, public: the ways to sign in. */
export const SignInOptions = z.object({
  /** The demo account; only with demo data, for a browser on this computer. */
  demo: z.boolean(),
  /** Single sign-on, with the name on its button; null where there is none. */
  sso: z.nullable(z.object({ name: z.string() })),
  /** No one can sign in yet: the start printed a link to create the first administrator. */
  firstRun: z.boolean(),
});
export type SignInOptions = z.infer<typeof SignInOptions>;
export const SignInOptionsResponse = successOf(SignInOptions);

export const SignInBody = z.object({ email: Email, password: Password });
/** A code from the authenticator app, or a backup code. */
export const SecondFactorBody = z.object({ code: z.string().check(withoutSpaces, z.minLength(6), z.maxLength(32)) });
/** A path of this product to return to. */
export const SsoBody = z.object({ returnTo: z.string().check(z.maxLength(2048)) });
export const SsoResponse = successOf(z.object({ url: z.string() }));

export const SignInResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('signed-in'), session: Session }),
  z.object({ outcome: z.literal('second-factor') }),
]);
export type SignInResult = z.infer<typeof SignInResult>;
export const SignInResponse = successOf(SignInResult);

/** The secret of a one-time link, from its fragment. */
const LinkToken = z.string().check(z.regex(/^[\w-]{43}$/));
export const linkPurposes = ['first', 'invite', 'reset'] as const;
/** `POST /api/app/links/look`, public: what a one-time link is for. */
export const LinkLookBody = z.object({ token: LinkToken });
export const OneTimeLink = z.object({
  purpose: z.enum(linkPurposes),
  /** Null for the first administrator, who enters it. */
  email: z.nullable(z.string()),
  name: z.nullable(z.string()),
  role: Role,
});
export type OneTimeLink = z.infer<typeof OneTimeLink>;
export const OneTimeLinkResponse = successOf(OneTimeLink);
/**
 * `POST /api/app/links/use`, public: uses the link up and signs in. `email` only for the first administrator, `name`
 * for anything but a reset.
 */
export const LinkUseBody = z.object({
  token: LinkToken,
  email: z.optional(Email),
  name: z.optional(PersonName),
  password: NewPassword,
});

/** `GET /api/app/me`: the user's own account. */
export const Me = z.object({
  session: Session,
  hasPassword: z.boolean(),
  hasTwoFactor: z.boolean(),
  sessions: z.array(
    z.object({
      id: z.string(),
      isCurrent: z.boolean(),
      createdAt: Timestamp,
      lastSeenAt: Timestamp,
      /** The browser's User-Agent and address; null where unknown. */
      userAgent: z.nullable(z.string()),
      address: z.nullable(z.string()),
    }),
  ),
});
export type Me = z.infer<typeof Me>;
export const MeResponse = successOf(Me);
export const MeBody = z.object({ name: PersonName });
export const ChangePasswordBody = z.object({ currentPassword: Password, newPassword: NewPassword });
export const ConfirmPasswordBody = z.object({ password: Password });
export const TwoFactorCodeBody = z.object({ code: z.string().check(withoutSpaces, z.regex(/^\d{6}$/)) });
/** Shown once. */
export const TwoFactorSetup = z.object({
  /** `otpauth://…`, for a QR code. */
  uri: z.string(),
  /** The same to type, in base32. */
  secret: z.string(),
  backupCodes: z.array(z.string()),
});
export type TwoFactorSetup = z.infer<typeof TwoFactorSetup>;
export const TwoFactorSetupResponse = successOf(TwoFactorSetup);
