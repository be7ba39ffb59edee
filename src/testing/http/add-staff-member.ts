import type { Role } from '../../contract/roles-and-permissions.ts';
import { hashPassword } from '../../server/staff/sign-in/password-hash.ts';
import { sendExactly, type ExactResponse } from './exact-request.ts';
import { fromOwnPage, withSystem } from './signed-in-cookie.ts';
import type { TestServer } from './test-server.ts';

export interface TestStaffMember {
  readonly id: string;
  readonly email: string;
  readonly password: string;
}

let count = 0;
const password = 'the canary password';
/** Computed once, because it takes as long as the rest of a test. */
let passwordHash: Promise<string> | null = null;

/** Adds someone with the common test password who has not signed in yet. */
export async function addStaffMember(server: TestServer, role: Role = 'viewer'): Promise<TestStaffMember> {
  passwordHash ??= hashPassword(password);
  const hash = await passwordHash;
  count += 1;
  const [email, name] = [`person-${count}@staff.test`, `Person ${count}`];
  const person = await withSystem(server.dataDirectory, ({ staff }) =>
    staff.add({ email, name, role, passwordHash: hash }, Date.now()),
  );
  if (person === null) throw new Error('the email is taken');
  return { id: person.id, email, password };
}

/** Posts JSON like one of our pages. */
export function post(
  server: TestServer,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<ExactResponse> {
  return sendExactly(server.port, path, { method: 'POST', body, headers: { ...fromOwnPage, ...headers } });
}

/** The Cookie header that a browser would send after a response. */
export function cookieOf({ cookies }: ExactResponse): string {
  return cookies
    .filter((cookie) => !cookie.includes('Max-Age=0;'))
    .map((cookie) => cookie.split(';')[0] ?? '')
    .join('; ');
}
