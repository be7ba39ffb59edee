import { randomBytes } from 'node:crypto';

const start = randomBytes(6).toString('base64url');
let count = 0;

/** Ids that are unlike across processes and restarts, and cheap: a random start and a count. */
export function newRequestId(): string {
  count += 1;
  return `${start}-${count.toString(36)}`;
}
