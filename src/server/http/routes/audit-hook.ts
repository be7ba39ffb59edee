import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { maxSearchLength, type ListCustomersQuery } from '../../../contract/list-customers.ts';
import type { NoteActivity } from '../../activity/activity-note.ts';
import type { CustomerSource } from '../../customers/customer-source.ts';
import type { StoredSession } from '../../staff/staff-store.ts';
import type { Gate } from '../auth/authenticate.ts';
import { parseListQuery } from './list-request.ts';
import { personOf } from '../responses/session-dto.ts';

const FoundAnswer = z.object({ data: z.object({ customerNumber: z.string() }) });

type KnownParameters = Pick<CustomerSource, 'findParameter'>;

/**
 * Notes what staff search, by a text or by the value of a parameter, and whom they view, once it is answered; programs
 * with keys are not people and are not noted. Our page asks by itself who has a parameter of whatever value, so that is
 * no search.
 */
export function noteReading(
  v1: FastifyInstance,
  gate: Pick<Gate, 'sessionOf'>,
  parameters: KnownParameters,
  note: NoteActivity,
): void {
  v1.addHook('onSend', (request, reply, text, done) => {
    const session = gate.sessionOf(request.raw);
    // After the answer is on its way: it does not wait for what is noted.
    if (session !== null && reply.statusCode === 200 && request.method === 'GET')
      setImmediate(() => void noteAnswer(session, request, text, parameters, note));
    done();
  });
}

async function noteAnswer(
  session: StoredSession,
  { routeOptions, query }: FastifyRequest,
  text: unknown,
  parameters: KnownParameters,
  note: NoteActivity,
): Promise<void> {
  if (routeOptions.url === '/api/v1/customers') {
    const asked = parseListQuery(query);
    const search = asked.search ?? (await valueSearched(asked, parameters));
    if (search !== undefined && asked.cursor === undefined) note('searched', personOf(session), search);
  } else if (routeOptions.url === '/api/v1/customers/:customerId' && typeof text === 'string') {
    // Nobody is there to catch an error: an answer of another form is passed over.
    const found = z.safeParse(FoundAnswer, JSON.parse(text));
    if (found.success) note('viewed', personOf(session), found.data.data.customerNumber);
  }
}

/** The parameter, by its name where that is known, and the value that is asked for; no longer than a search may be. */
async function valueSearched(
  { parameterId, parameterName, parameterValue }: ListCustomersQuery,
  parameters: KnownParameters,
): Promise<string | undefined> {
  if (parameterValue === undefined) return undefined;
  const found =
    parameterId === undefined ? null : await parameters.findParameter({ id: parameterId }).catch(() => null);
  const text = `${parameterName ?? found?.name ?? parameterId}: ${parameterValue}`;
  return [...text].slice(0, maxSearchLength).join('');
}
