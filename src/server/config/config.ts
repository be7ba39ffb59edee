import { getCountries } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min';
import * as z from 'zod/mini';
import { accessConfig, accessVariables, demandTogether } from './access-config.ts';
import { isLoopbackName } from './loopback-name.ts';
import { StartupError } from '../errors/startup-error.ts';

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '::1']);

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const wholeNumber = (least: number, most: number) =>
  z.pipe(
    z.pipe(z.string().check(z.regex(/^\d{1,10}$/)), z.transform(Number)),
    z.number().check(z.gte(least), z.lte(most)),
  );

const seconds = (most: number) =>
  z.pipe(
    z.pipe(z.string().check(z.regex(/^\d{1,5}(?:\.\d{1,3})?$/)), z.transform(Number)),
    z.number().check(z.lte(most)),
  );

const textThat = (holds: (text: string) => boolean) => z.string().check(z.refine(holds));

const supportedCurrencies = new Set(Intl.supportedValuesOf('currency'));

/** One variable: how its text is read, what holds when it is not set, and the sentence for a wrong value. */
const variables = {
  ...accessVariables,
  ACTIVITY_DAYS: { read: z._default(wholeNumber(1, 3650), 90), wants: 'a whole number from 1 to 3650' },
  PORT: { read: z._default(wholeNumber(0, 65_535), 8787), wants: 'a whole number from 0 to 65535' },
  DATA_DIR: {
    read: z._default(
      textThat((path) => !path.includes('\0')),
      'data',
    ),
    wants: 'the path of a directory',
  },
  DEMO_CUSTOMERS: { read: z._default(wholeNumber(0, 10_000_000), 20_000), wants: 'a whole number from 0 to 10000000' },
  API_KEY: {
    read: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{16,256}$/))),
    wants: '16 to 256 visible ASCII characters without spaces',
  },
  RATE_LIMIT: { read: z._default(wholeNumber(0, 1_000_000_000), 1000), wants: 'a whole number from 0 to 1000000000' },
  RATE_WINDOW_SECONDS: { read: z._default(wholeNumber(1, 2_678_400), 3600), wants: 'a whole number from 1 to 2678400' },
  TIQUO_API_KEY: {
    read: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{1,512}$/))),
    wants: '1 to 512 visible ASCII characters without spaces',
  },
  TIQUO_BASE_URL: {
    read: z._default(textThat(isBaseUrl), 'https://api.tiquo.app/api/v1'),
    wants: 'an https URL without credentials, query or fragment (http is taken on loopback alone)',
  },
  TIQUO_PARAMETERS: { read: z.optional(z.string()), wants: 'JSON or the path of a JSON file' },
  TIQUO_FRESH_SECONDS: { read: z._default(seconds(86_400), 60), wants: 'a number of seconds from 0 to 86400' },
  TIQUO_RATE_LIMIT: { read: z._default(wholeNumber(1, 1_000_000), 1000), wants: 'a whole number from 1 to 1000000' },
  TIQUO_RATE_WINDOW_SECONDS: {
    read: z._default(wholeNumber(1, 2_678_400), 3600),
    wants: 'a whole number from 1 to 2678400',
  },
  PHONE_COUNTRY: {
    read: z.optional(z.enum(getCountries(metadata))),
    wants: 'a two-letter country code in capitals, such as GB',
  },
  CURRENCY: {
    read: z.optional(textThat((code) => supportedCurrencies.has(code))),
    wants: 'a three-letter currency code in capitals, such as GBP',
  },
  LOCALE: { read: z.optional(textThat(isLocale)), wants: 'a language tag, such as en-GB' },
  TIME_ZONE: { read: z.optional(textThat(isTimeZone)), wants: 'a time zone, such as Europe/London' },
  LOG_LEVEL: { read: z._default(z.enum(logLevels), 'info'), wants: `one of: ${logLevels.join(', ')}` },
} as const;

/** Variables of a later version: set, they would promise what this one does not do. */
const notYet: Readonly<Record<string, string>> = {
  DATABASE_URL: 'PostgreSQL as a source is',
};

/** Tiquo's own API as the source of the customers. */
export interface TiquoConfig {
  readonly apiKey: string;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** JSON, or the path of a file of it; null for none. */
  readonly parameters: string | null;
  /** How long an answer is repeated without asking again. */
  readonly freshSeconds: number;
  /** Calls in any window, of everybody who uses the key. */
  readonly rateLimit: number;
  readonly rateWindowSeconds: number;
}

interface TiquoVariables {
  readonly TIQUO_API_KEY?: string | undefined;
  readonly TIQUO_BASE_URL: string;
  readonly TIQUO_PARAMETERS?: string | undefined;
  readonly TIQUO_FRESH_SECONDS: number;
  readonly TIQUO_RATE_LIMIT: number;
  readonly TIQUO_RATE_WINDOW_SECONDS: number;
}

function tiquoConfig(read: TiquoVariables): TiquoConfig | null {
  if (read.TIQUO_API_KEY === undefined) return null;
  return {
    apiKey: read.TIQUO_API_KEY,
    baseUrl: read.TIQUO_BASE_URL.replace(/\/+$/, ''),
    parameters: read.TIQUO_PARAMETERS ?? null,
    freshSeconds: read.TIQUO_FRESH_SECONDS,
    rateLimit: read.TIQUO_RATE_LIMIT,
    rateWindowSeconds: read.TIQUO_RATE_WINDOW_SECONDS,
  };
}

export type Config = Readonly<z.output<typeof Environment>>;

const Environment = z.pipe(
  z.object({
    HOST: variables.HOST.read,
    PORT: variables.PORT.read,
    DATA_DIR: variables.DATA_DIR.read,
    DEMO_CUSTOMERS: variables.DEMO_CUSTOMERS.read,
    API_KEY: variables.API_KEY.read,
    RATE_LIMIT: variables.RATE_LIMIT.read,
    RATE_WINDOW_SECONDS: variables.RATE_WINDOW_SECONDS.read,
    TIQUO_API_KEY: variables.TIQUO_API_KEY.read,
    TIQUO_BASE_URL: variables.TIQUO_BASE_URL.read,
    TIQUO_PARAMETERS: variables.TIQUO_PARAMETERS.read,
    TIQUO_FRESH_SECONDS: variables.TIQUO_FRESH_SECONDS.read,
    TIQUO_RATE_LIMIT: variables.TIQUO_RATE_LIMIT.read,
    TIQUO_RATE_WINDOW_SECONDS: variables.TIQUO_RATE_WINDOW_SECONDS.read,
    PHONE_COUNTRY: variables.PHONE_COUNTRY.read,
    CURRENCY: variables.CURRENCY.read,
    LOCALE: variables.LOCALE.read,
    TIME_ZONE: variables.TIME_ZONE.read,
    LOG_LEVEL: variables.LOG_LEVEL.read,
    PUBLIC_URL: variables.PUBLIC_URL.read,
    STAFF_EMAIL: variables.STAFF_EMAIL.read,
    STAFF_PASSWORD: variables.STAFF_PASSWORD.read,
    ACTIVITY_DAYS: variables.ACTIVITY_DAYS.read,
    OIDC_ISSUER: variables.OIDC_ISSUER.read,
    OIDC_CLIENT_ID: variables.OIDC_CLIENT_ID.read,
    OIDC_CLIENT_SECRET: variables.OIDC_CLIENT_SECRET.read,
    OIDC_ALLOWED_DOMAINS: variables.OIDC_ALLOWED_DOMAINS.read,
  }),
  z.transform((read) => ({
    host: read.HOST,
    isLoopback: loopbackHosts.has(read.HOST),
    ...accessConfig(read),
    /** How long activity is kept. */
    activityDays: read.ACTIVITY_DAYS,
    port: read.PORT,
    dataDirectory: read.DATA_DIR,
    demoCustomers: read.DEMO_CUSTOMERS,
    /** Null: a key is made on the first start. */
    apiKey: read.API_KEY ?? null,
    /** Requests per key and window; 0 turns the limit off. */
    rateLimit: read.RATE_LIMIT,
    rateWindowSeconds: read.RATE_WINDOW_SECONDS,
    /** Null: the customers are those of DATA_DIR. */
    tiquo: tiquoConfig(read),
    /** ISO 3166, for national phone numbers of an import. */
    phoneCountry: read.PHONE_COUNTRY ?? null,
    currency: read.CURRENCY ?? null,
    locale: read.LOCALE ?? null,
    timeZone: read.TIME_ZONE ?? null,
    logLevel: read.LOG_LEVEL,
  })),
);

/**
 * The settings of every command, read from the environment once. A variable that is empty counts as not set.
 * Throws a StartupError that names the first variable with a wrong value.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  for (const [name, what] of Object.entries(notYet)) {
    if (name in given) throw new StartupError(`${name} is set, but ${what} not available in this version.`);
  }
  const read = Environment.safeParse(given);
  if (read.success) {
    demandTogether(given);
    return read.data;
  }
  const name = String(read.error.issues[0]?.path[0]);
  throw new StartupError(`${name} must be ${isVariable(name) ? variables[name].wants : 'valid'}.`);
}

function isVariable(name: string): name is keyof typeof variables {
  return Object.hasOwn(variables, name);
}

/** A key is sent there with each call, so in the clear to this computer alone. */
function isBaseUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || /[?#]/.test(text) || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname));
}

function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
