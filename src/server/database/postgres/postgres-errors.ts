import pg from 'pg';
import type { ErrorKinds } from '../error-kinds.ts';

/** Classes and codes of SQLSTATE (https://www.postgresql.org/docs/18/errcodes-appendix.html). */
const states = {
  /** Others had the same rows in their hands: the same transaction may succeed in a moment. */
  busy: new Set(['40001', '40P01', '55P03']),
  /** Connection lost, shutting down, no room, too many connections, read only, or stopped by the time limit. */
  passing: /^(?:08|53|57P|57014|25006|58)/,
  /** The data or an index is corrupted. */
  damage: /^XX00[12]$/,
} as const;

/** Errors of sockets and of the pool, which have no SQLSTATE. */
const lostConnection =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/;
const lostConnectionText = new RegExp(
  [
    '^Connection terminated',
    '^Client has encountered a connection error',
    '^timeout exceeded when trying to connect',
    '^timeout expired',
    '^Query read timeout',
  ].join('|'),
);

function stateOf(error: unknown): string | null {
  return error instanceof pg.DatabaseError ? (error.code ?? null) : null;
}

/** Whether there was no answer of the server. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error) || error instanceof pg.DatabaseError) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return lostConnection.test(code) || lostConnectionText.test(error.message);
}

function isBusy(error: unknown): boolean {
  return states.busy.has(stateOf(error) ?? '');
}

export const postgresErrors: ErrorKinds = {
  isBusy,
  isPassing: (error) => isBusy(error) || states.passing.test(stateOf(error) ?? '') || isLostConnection(error),
  isDamage: (error) => states.damage.test(stateOf(error) ?? ''),
};
