import { StartupError } from '../errors/startup-error.ts';
import { parseDomains, Variables } from './variables.ts';

/** The settings of the server and of every command. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Whether only this computer reaches `host`. */
  readonly isLoopback: boolean;
  /** The origin at which browsers reach this server; null for where it listens. */
  readonly publicUrl: string | null;
  readonly dataDirectory: string;
  /** Of the PostgreSQL database that holds everything; null: DATA_DIR does. */
  readonly databaseUrl: string | null;
  readonly demoCustomers: number;
  /** Null: a key is created on the first start. */
  readonly apiKey: string | null;
  /** Requests per key and window; 0 turns the limit off. */
  readonly rateLimit: number;
  readonly rateWindowSeconds: number;
  /** How long activity is kept. */
  readonly activityDays: number;
  /** The administrator to create unless the email is taken. */
  readonly bootstrapAdmin: { readonly email: string; readonly password: string } | null;
  readonly oidc: OidcConfig | null;
  /** Null: the customers are our own. */
  readonly tiquo: TiquoConfig | null;
  /** ISO 3166, for national phone numbers in imports. */
  readonly phoneCountry: NonNullable<Variables['PHONE_COUNTRY']> | null;
  readonly currency: string | null;
  readonly locale: string | null;
  readonly timeZone: string | null;
  readonly logLevel: Variables['LOG_LEVEL'];
}

/** An organisation's single sign-on. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Email domains, in lower case, whose people need no invitation; empty: everyone needs one. */
  readonly allowedDomains: readonly string[];
}

/** Tiquo's own API as the source of the customers. */
export interface TiquoConfig {
  readonly apiKey: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** JSON, or the path of a file of it; null for none. */
  readonly parameters: string | null;
  /** How long a response is reused without another request. */
  readonly freshSeconds: number;
  /** Requests in any window, of everyone who uses the key. */
  readonly rateLimit: number;
  readonly rateWindowSeconds: number;
}

/** Variables that only work together. */
const groups: readonly (readonly string[])[] = [
  ['STAFF_EMAIL', 'STAFF_PASSWORD'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
];

/** Variables that do nothing without another. */
const dependents: Readonly<Record<string, readonly string[]>> = {
  OIDC_ISSUER: ['OIDC_ALLOWED_DOMAINS'],
  TIQUO_API_KEY: [
    'TIQUO_BASE_URL',
    'TIQUO_PARAMETERS',
    'TIQUO_FRESH_SECONDS',
    'TIQUO_RATE_LIMIT',
    'TIQUO_RATE_WINDOW_SECONDS',
  ],
};

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);

/**
 * Reads the environment, which nothing else does. An empty variable counts as not set. Throws a StartupError with one
 * sentence about the first variable that is wrong.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Variables.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StartupError(`${String(issue?.path[0])} must be ${issue?.message}.`);
  }
  requireTogether(given);
  return toConfig(parsed.data);
}

function requireTogether(given: Readonly<Record<string, unknown>>): void {
  for (const names of groups) {
    const [set, missing] = [names.find((name) => name in given), names.find((name) => !(name in given))];
    if (set !== undefined && missing !== undefined)
      throw new StartupError(`${set} needs ${missing}: set both, or neither.`);
  }
  for (const [needed, names] of Object.entries(dependents)) {
    const set = needed in given ? undefined : names.find((name) => name in given);
    if (set !== undefined)
      throw new StartupError(`${set} does nothing without ${needed}: set that too, or remove ${set}.`);
  }
}

function toConfig(variables: Variables): Config {
  return {
    host: variables.HOST,
    port: variables.PORT,
    isLoopback: loopbackHosts.has(variables.HOST),
    publicUrl: variables.PUBLIC_URL === undefined ? null : new URL(variables.PUBLIC_URL).origin,
    dataDirectory: variables.DATA_DIR,
    databaseUrl: variables.DATABASE_URL ?? null,
    demoCustomers: variables.DEMO_CUSTOMERS,
    apiKey: variables.API_KEY ?? null,
    rateLimit: variables.RATE_LIMIT,
    rateWindowSeconds: variables.RATE_WINDOW_SECONDS,
    activityDays: variables.ACTIVITY_DAYS,
    bootstrapAdmin: bootstrapAdmin(variables),
    oidc: oidcConfig(variables),
    tiquo: tiquoConfig(variables),
    phoneCountry: variables.PHONE_COUNTRY ?? null,
    currency: variables.CURRENCY ?? null,
    locale: variables.LOCALE ?? null,
    timeZone: variables.TIME_ZONE ?? null,
    logLevel: variables.LOG_LEVEL,
  };
}

function bootstrapAdmin({ STAFF_EMAIL: email, STAFF_PASSWORD: password }: Variables): Config['bootstrapAdmin'] {
  return email === undefined || password === undefined ? null : { email, password };
}

function oidcConfig(variables: Variables): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = variables;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  const allowedDomains = parseDomains(variables.OIDC_ALLOWED_DOMAINS ?? '');
  return { issuer: issuer.replace(/\/+$/, ''), clientId, clientSecret, allowedDomains };
}

function tiquoConfig(variables: Variables): TiquoConfig | null {
  if (variables.TIQUO_API_KEY === undefined) return null;
  return {
    apiKey: variables.TIQUO_API_KEY,
    baseUrl: variables.TIQUO_BASE_URL.replace(/\/+$/, ''),
    parameters: variables.TIQUO_PARAMETERS ?? null,
    freshSeconds: variables.TIQUO_FRESH_SECONDS,
    rateLimit: variables.TIQUO_RATE_LIMIT,
    rateWindowSeconds: variables.TIQUO_RATE_WINDOW_SECONDS,
  };
}
