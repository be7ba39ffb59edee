import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import type { NoteActivity } from '../access/activity-note.ts';
import type { StoredSession } from '../system/staff-store.ts';
import type { Gate } from './gate.ts';
import { parseListQuery } from './list-request.ts';
import { personOf } from './session-answer.ts';

const FoundAnswer = z.object({ data: z.object({ customerNumber: z.string() }) });

/** Notes what staff search and whom they view, once it is answered; programs with keys are not people and are not noted. */
export function noteReading(v1: FastifyInstance, gate: Pick<Gate, 'sessionOf'>, note: NoteActivity): void {
  v1.addHook('onSend', (request, reply, text, done) => {
    const session = gate.sessionOf(request.raw);
    // After the answer is on its way: it does not wait for what is noted.
    if (session !== null && reply.statusCode === 200 && request.method === 'GET') setImmediate(noteAnswer, session, request, text, note);
    done();
  });
}

function noteAnswer(session: StoredSession, { routeOptions, query }: FastifyRequest, text: unknown, note: NoteActivity): void {
  if (routeOptions.url === '/api/v1/customers') {
    const { search, cursor } = parseListQuery(query);
    if (search !== undefined && cursor === undefined) note('searched', personOf(session), search);
  } else if (routeOptions.url === '/api/v1/customers/:customerId' && typeof text === 'string') {
    // Nobody is there to catch an error: an answer of another form is passed over.
    const found = z.safeParse(FoundAnswer, JSON.parse(text));
    if (found.success) note('viewed', personOf(session), found.data.data.customerNumber);
  }
}
