import * as z from 'zod/mini';
import { Timestamp } from './customer.ts';
import { successOf } from './envelope.ts';
import { errors } from './errors.ts';
import { KeyScope, Permission, Role } from './roles.ts';

/*
 * Sign-in, staff, keys and activity: `/api/app/*` beside what app-api.ts has. Answers never hold a session's token;
 * bodies are JSON objects.
 */

/** Shortest and longest password, in code points. Source: NIST SP 800-63B, a password as the only factor. */
export const passwordLength = { least: 15, most: 128 } as const;

/**
 * No wider than what better-auth signs in with, which is zod's own idea of an email: another one would make an account
 * nobody gets into.
 */
export const Email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.regex(z.regexes.email));
/**
 * What can be seen: a letter, digit or symbol at least that is not blank by itself. Nothing that breaks a line or turns
 * the text around, and no half of a character. Joiners, which Persian names and emoji have in them, are as good as
 * others.
 */
const PersonName = z
  .string()
  .check(
    z.trim(),
    z.maxLength(100),
    z.regex(/^(?=.*(?![\p{DI}\u2800])[\p{L}\p{N}\p{S}])[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]+$/u),
  );
const NewPassword = z
  .string()
  .check(z.refine((text) => [...text].length >= passwordLength.least && [...text].length <= passwordLength.most));
/** Apps show a code with a space in the middle. */
const withoutSpaces = z.overwrite((text: string) => text.replace(/\s/gu, ''));
/** A password that exists: of whatever length it was made with. */
const Password = z.string().check(z.minLength(1), z.maxLength(1024));

/** Who is signed in. */
export const Session = z.object({
  /** Of the person; tells one reader of this browser from the next. */
  id: z.string(),
  name: z.string(),
  /** Null for the demo account. */
  email: z.nullable(z.string()),
  role: Role,
  permissions: z.array(Permission),
});
export type Session = z.infer<typeof Session>;
export const SessionAnswer = successOf(Session);

/** How somebody may sign in here. `GET /api/app/sign-in`, public. */
export const SignInOptions = z.object({
  /** The demo account, one click; only for demo data and a browser on this computer. */
  demo: z.boolean(),
  /** Single sign-on, and what its button names; null where there is none. */
  sso: z.nullable(z.object({ name: z.string() })),
  /** Nobody can sign in yet: the start printed a link that makes the first administrator. */
  firstRun: z.boolean(),
});
export type SignInOptions = z.infer<typeof SignInOptions>;
export const SignInOptionsAnswer = successOf(SignInOptions);

export const SignInBody = z.object({ email: Email, password: Password });
/** A code of the authenticator app, or one of the backup codes. */
export const SecondFactorBody = z.object({ code: z.string().check(withoutSpaces, z.minLength(6), z.maxLength(32)) });
/** A path of this product to come back to. */
export const SsoBody = z.object({ returnTo: z.string().check(z.maxLength(2048)) });
export const SsoAnswer = successOf(z.object({ url: z.string() }));

export const SignInResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('signed-in'), session: Session }),
  z.object({ outcome: z.literal('second-factor') }),
]);
export type SignInResult = z.infer<typeof SignInResult>;
export const SignInAnswer = successOf(SignInResult);

/** The secret of a one-time link, from its fragment. */
export const LinkToken = z.string().check(z.regex(/^[\w-]{43}$/));
export const linkPurposes = ['first', 'invite', 'reset'] as const;
/** `POST /api/app/links/look`, public: what a one-time link is for. */
export const LinkLookBody = z.object({ token: LinkToken });
export const OneTimeLink = z.object({
  purpose: z.enum(linkPurposes),
  /** Whom it is for; null for the first administrator, who says it. */
  email: z.nullable(z.string()),
  name: z.nullable(z.string()),
  role: Role,
});
export type OneTimeLink = z.infer<typeof OneTimeLink>;
export const OneTimeLinkAnswer = successOf(OneTimeLink);
/**
 * `POST /api/app/links/use`, public: spends it and signs in. `email` only for the first administrator, `name` not for a
 * reset.
 */
export const LinkUseBody = z.object({
  token: LinkToken,
  email: z.optional(Email),
  name: z.optional(PersonName),
  password: NewPassword,
});

/** `GET /api/app/me`: what is one's own. */
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
      /** The browser's own words for itself, and where it asked from; null where unknown. */
      userAgent: z.nullable(z.string()),
      address: z.nullable(z.string()),
    }),
  ),
});
export type Me = z.infer<typeof Me>;
export const MeAnswer = successOf(Me);
export const MeBody = z.object({ name: PersonName });
export const ChangePasswordBody = z.object({ currentPassword: Password, newPassword: NewPassword });
export const ConfirmPasswordBody = z.object({ password: Password });
export const TwoFactorCodeBody = z.object({ code: z.string().check(withoutSpaces, z.regex(/^\d{6}$/)) });
/** Shown once. */
export const TwoFactorSetup = z.object({
  /** `otpauth://…`, for a QR code. */
  uri: z.string(),
  /** The same by hand, base32. */
  secret: z.string(),
  backupCodes: z.array(z.string()),
});
export type TwoFactorSetup = z.infer<typeof TwoFactorSetup>;
export const TwoFactorSetupAnswer = successOf(TwoFactorSetup);

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
/** An invitation not used yet; its link was shown once. */
export const Invite = z.object({
  id: z.string(),
  email: z.string(),
  role: Role,
  createdAt: Timestamp,
  expiresAt: Timestamp,
  createdBy: z.nullable(z.string()),
});
export type Invite = z.infer<typeof Invite>;
/** Administrators first, then by name. */
export const Staff = z.object({ members: z.array(StaffMember), invites: z.array(Invite) });
export type Staff = z.infer<typeof Staff>;
export const StaffAnswer = successOf(Staff);
export const InviteBody = z.object({ email: Email, role: Role });
/** A one-time link, shown once. */
export const LinkMade = z.object({ link: z.string(), expiresAt: Timestamp });
export type LinkMade = z.infer<typeof LinkMade>;
export const LinkMadeAnswer = successOf(LinkMade);
export const StaffChangeBody = z.object({ role: z.optional(Role), isDisabled: z.optional(z.boolean()) });

export const KeySummary = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(KeyScope),
  /** How the secret begins, for finding it again where it is used. */
  hint: z.string(),
  createdAt: Timestamp,
  lastUsedAt: z.nullable(Timestamp),
  revokedAt: z.nullable(Timestamp),
  /** Requests counted in the window that runs. */
  used: z.int(),
});
export type KeySummary = z.infer<typeof KeySummary>;
/** Valid keys first, newest first. */
export const Keys = z.object({
  keys: z.array(KeySummary),
  /** Null when the limit is turned off. */
  limit: z.nullable(z.object({ requests: z.int(), windowSeconds: z.int() })),
});
export type Keys = z.infer<typeof Keys>;
export const KeysAnswer = successOf(Keys);
export const NewKeyBody = z.object({ name: PersonName, scopes: z.array(KeyScope).check(z.minLength(1)) });
/** The secret is in this answer alone. */
export const NewKeyAnswer = successOf(z.object({ key: KeySummary, secret: z.string() }));

export const activityActions = [
  'signed-in',
  'sign-in-failed',
  'code-refused',
  'signed-out',
  'sessions-ended',
  'searched',
  'viewed',
  'renamed',
  'password-changed',
  'two-factor-on',
  'two-factor-off',
  'staff-invited',
  'invite-withdrawn',
  'staff-joined',
  'role-changed',
  'staff-disabled',
  'staff-enabled',
  'reset-link-made',
  'key-made',
  'key-revoked',
  'parameter-removed',
] as const;
export const ActivityAction = z.enum(activityActions);
export type ActivityAction = z.infer<typeof ActivityAction>;
export const ActivityEntry = z.object({
  id: z.string(),
  at: Timestamp,
  action: ActivityAction,
  /** Who did it, as named then; null for somebody unknown. */
  person: z.nullable(z.object({ id: z.string(), name: z.string() })),
  /** What it was done to or with, such as a customer's number or a search; null where the action says it all. */
  subject: z.nullable(z.string()),
});
export type ActivityEntry = z.infer<typeof ActivityEntry>;
/** Newest first. `GET /api/app/activity?search=&person=&action=&cursor=`. */
export const Activity = z.object({
  entries: z.array(ActivityEntry),
  nextCursor: z.nullable(z.string()),
  /** How long entries are kept. */
  keptDays: z.int(),
});
export type Activity = z.infer<typeof Activity>;
export const ActivityAnswer = successOf(Activity);
export const ActivityQuery = z.object({
  search: z.optional(z.string().check(z.trim(), z.maxLength(256, errors.searchTooLong))),
  person: z.optional(z.string().check(z.maxLength(64, errors.wrongParameter('person')))),
  action: z.optional(z.enum(activityActions, errors.wrongParameter('action'))),
  cursor: z.optional(z.string().check(z.maxLength(256, errors.invalidCursor))),
});
export type ActivityQuery = z.infer<typeof ActivityQuery>;

export const DoneAnswer = successOf(z.object({}));
