import type { FastifyRequest } from 'fastify';
import type { StoredSession } from '../../staff/staff-store.ts';
import type { Gate } from './authenticate.ts';

/** Whoever asks a route that is for signed-in people alone. */
export type SessionOf = (request: FastifyRequest) => StoredSession;

export function sessionOfGate(gate: Gate): SessionOf {
  return (request) => {
    const session = gate.sessionOf(request.raw);
    if (session === null) throw new Error('a route for signed-in people was reached without a session');
    return session;
  };
}
