import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MB for each hash. Source: OWASP, "Password Storage", scrypt. */
const cost = { r: 16, p: 1, maxmem: 64 * 1024 * 1024 };
/** The N of scrypt: what each hash takes, in time and memory. */
const fullWork = 16_384;
let work = fullWork;
const keyLength = 64;

/** Of no password, so that an unknown email takes as long as a known one. */
const noHash = `${'0'.repeat(32)}:${'0'.repeat(2 * keyLength)}`;

/** The hash of a password with its salt: `salt:key`, in hex. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex');
  return `${salt}:${(await derive(password, salt)).toString('hex')}`;
}

/** Whether a password is the one of a hash; compares in constant time. Takes as long, and is false, for null. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [salt = '', key = ''] = (stored ?? noHash).split(':');
  const [derived, expected] = [await derive(password, salt), Buffer.from(key, 'hex')];
  return stored !== null && expected.length === derived.length && timingSafeEqual(derived, expected);
}

/** For tests that are not about the strength of hashes; full again without a number. */
export function setHashWork(N: number = fullWork): void {
  work = N;
}

function derive(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, { ...cost, N: work }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
