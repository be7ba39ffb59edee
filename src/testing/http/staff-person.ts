import type { Role } from '../../contract/roles.ts';
import { askExactly, type ExactAnswer } from './exact-request.ts';
import { fromOwnPage, withSystem } from './signed-in.ts';
import type { TestServer } from './test-server.ts';

export interface TestPerson {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

let made = 0;
const password = 'the canary password';
/** Made once, as it takes as long as all else a test does. */
let passwordHash: Promise<string> | null = null;

/** Somebody with the password that all have here, who has yet to sign in. */
export async function addPerson(server: TestServer, role: Role = 'viewer'): Promise<TestPerson> {
  passwordHash ??= import('better-auth/crypto').then(({ hashPassword }) => hashPassword(password));
  const hash = await passwordHash;
  made += 1;
  const [email, name] = [`person-${made}@staff.test`, `Person ${made}`];
  const person = await withSystem(server.dataDirectory, ({ staff }) =>
    staff.add({ email, name, role, passwordHash: hash }, Date.now()),
  );
  if (person === null) throw new Error('the email is taken');
  return { id: person.id, email, password };
}

/** Posts JSON as a page of ours does. */
export function post(
  server: TestServer,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<ExactAnswer> {
  return askExactly(server.port, path, { method: 'POST', body, headers: { ...fromOwnPage, ...headers } });
}

/** The Cookie header a browser would send after an answer. */
export function cookieOf({ cookies }: ExactAnswer): string {
  return cookies
    .filter((cookie) => !cookie.includes('Max-Age=0;'))
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}
