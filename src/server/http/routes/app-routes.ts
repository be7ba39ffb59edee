import type { FastifyInstance } from 'fastify';
import type { Capabilities } from '../../../contract/app-api.ts';
import { errors } from '../../../contract/errors.ts';
import type { NoteActivity } from '../../activity/activity-note.ts';
import type { CustomerSource } from '../../customers/customer-source.ts';
import { answerText } from '../responses/envelope-text.ts';
import { HttpError } from '../../errors/http-error.ts';
import { parseListQuery, resolveFilter } from './list-request.ts';
import type { SessionOf } from '../auth/request-session.ts';
import { personOf } from '../responses/session-dto.ts';
import { stillAsked } from '../transport/client-disconnect.ts';

export interface OwnPagesParts {
  readonly source: CustomerSource;
  /** How amounts and dates are shown. */
  readonly display: Pick<Capabilities, 'currency' | 'locale' | 'timeZone'>;
  readonly note: NoteActivity;
}

const mayRead = { config: { rule: 'customers:read' } } as const;
/** What is remembered is everybody's. */
const mayManageParameters = { config: { rule: 'parameters:manage' } } as const;

/** `/api/app/*`: what this product's own pages need beyond the API. Source: design.md, "Interfaces". */
export function addOwnPagesRoutes(
  app: FastifyInstance,
  { source, display, note }: OwnPagesParts,
  sessionOf: SessionOf,
): void {
  app.get('/capabilities', mayRead, async () => answerText(await capabilitiesOf(source, display)));
  app.get('/parameters', mayRead, async () => answerText({ parameters: await source.parameters() }));
  app.delete<{ Params: { parameterId: string } }>('/parameters/:parameterId', mayManageParameters, async (request) => {
    const { parameterId } = request.params;
    const removed = (await source.parameters()).find(({ id }) => id === parameterId);
    if (!(await source.forgetParameter(parameterId))) throw new HttpError(404, errors.parameterNotRemovable);
    note('parameter-removed', personOf(sessionOf(request)), removed?.name ?? null);
    return answerText({ parameters: await source.parameters() });
  });
  app.get('/summary', mayRead, async (request, reply) => {
    const filter = await resolveFilter(parseListQuery(request.query), source);
    return answerText(await source.summary(filter, stillAsked(filter, request, reply)));
  });
}

async function capabilitiesOf(source: CustomerSource, display: OwnPagesParts['display']): Promise<Capabilities> {
  const [capabilities, quota] = await Promise.all([source.capabilities(), source.quota()]);
  // Demo amounts are in pounds unless configured; the currency of real ones is never invented.
  const currency = display.currency ?? (capabilities.demo ? 'GBP' : null);
  return { ...capabilities, source: source.name, quota, ...display, currency };
}
