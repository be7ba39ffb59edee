import * as z from 'zod/mini';
import { Email, passwordLength } from '../../contract/sign-in-api.ts';
import { isLoopbackName } from './loopback-name.ts';
import { StartupError } from '../errors/startup-error.ts';

/** The single sign-on of an organisation. */
export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /**
   * Domains of email addresses, in lower case, whose people may sign in without an invitation; empty for invited people
   * alone.
   */
  readonly allowedDomains: readonly string[];
}

const domain = /^[a-z\d-]+(?:\.[a-z\d-]+)+$/;

const textThat = (holds: (text: string) => boolean) => z.optional(z.string().check(z.refine(holds)));

/** The variables of who may come in. */
export const accessVariables = {
  HOST: {
    read: z._default(z.string().check(z.regex(/^[\w.:-]{1,253}$/)), '127.0.0.1'),
    wants: 'an address of this computer, such as 127.0.0.1 or 0.0.0.0',
  },
  PUBLIC_URL: {
    read: textThat(isOrigin),
    wants: 'the address browsers use, such as https://customers.example.com, without a path',
  },
  STAFF_EMAIL: {
    read: z.optional(Email),
    wants: 'an email address such as ada@example.com: ASCII, with a domain that has a dot',
  },
  STAFF_PASSWORD: {
    read: textThat((text) => [...text].length >= passwordLength.least && [...text].length <= passwordLength.most),
    wants: `${passwordLength.least} to ${passwordLength.most} characters`,
  },
  OIDC_ISSUER: {
    read: textThat(isIssuer),
    wants: 'an https URL without credentials, query or fragment (http is taken on loopback alone)',
  },
  OIDC_CLIENT_ID: {
    read: textThat((text) => /^[\x21-\x7e]{1,256}$/.test(text)),
    wants: '1 to 256 visible ASCII characters without spaces',
  },
  OIDC_CLIENT_SECRET: {
    read: textThat((text) => /^[\x21-\x7e]{1,512}$/.test(text)),
    wants: '1 to 512 visible ASCII characters without spaces',
  },
  OIDC_ALLOWED_DOMAINS: {
    read: textThat((text) => domainsOf(text).every((name) => domain.test(name))),
    wants: 'domains with commas in between, such as example.com,example.org',
  },
} as const;

interface AccessVariables {
  readonly PUBLIC_URL?: string | undefined;
  readonly STAFF_EMAIL?: string | undefined;
  readonly STAFF_PASSWORD?: string | undefined;
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_CLIENT_ID?: string | undefined;
  readonly OIDC_CLIENT_SECRET?: string | undefined;
  readonly OIDC_ALLOWED_DOMAINS?: string | undefined;
}

/** What is only right together is read here. */
export function accessConfig(read: AccessVariables) {
  const {
    STAFF_EMAIL: email,
    STAFF_PASSWORD: password,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
  } = read;
  return {
    /** The origin browsers reach this server at; null for where it listens. */
    publicUrl: read.PUBLIC_URL === undefined ? null : new URL(read.PUBLIC_URL).origin,
    /** The administrator to create unless the email is taken. */
    bootstrapAdmin: email === undefined || password === undefined ? null : { email, password },
    oidc:
      issuer === undefined || clientId === undefined || clientSecret === undefined
        ? null
        : ({
            issuer: issuer.replace(/\/+$/, ''),
            clientId,
            clientSecret,
            allowedDomains: domainsOf(read.OIDC_ALLOWED_DOMAINS ?? ''),
          } satisfies OidcConfig),
  };
}

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

/** Throws a StartupError that names what is missing beside what was given. */
export function demandTogether(given: Readonly<Record<string, unknown>>): void {
  for (const names of [
    ['STAFF_EMAIL', 'STAFF_PASSWORD'],
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ]) {
    const set = names.find((name) => name in given);
    const missing = names.find((name) => !(name in given));
    if (set !== undefined && missing !== undefined)
      throw new StartupError(`${set} is set, but ${missing}, which belongs to it, is not.`);
  }
  for (const [needed, names] of Object.entries(dependents)) {
    const set = needed in given ? undefined : names.find((name) => name in given);
    if (set !== undefined)
      throw new StartupError(`${set} is set, but ${needed}, without which it does nothing, is not.`);
  }
}

function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return (
    url !== null &&
    /^https?:$/.test(url.protocol) &&
    url.username === '' &&
    url.password === '' &&
    /^[^?#]*$/.test(text) &&
    url.pathname === '/'
  );
}

function isIssuer(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || /[?#]/.test(text) || url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackName(url.hostname));
}

function domainsOf(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}
