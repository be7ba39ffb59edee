import type { FastifyInstance } from 'fastify';
import type { Capabilities, Session } from '../../contract/app-api.ts';
import { errors } from '../../contract/errors.ts';
import type { CustomerSource } from '../customers/customer-source.ts';
import { successText } from './envelope-text.ts';
import { HttpProblem } from './http-problem.ts';
import { parseListQuery, resolveFilter } from './list-request.ts';
import { stillAsked } from './still-asked.ts';

export interface OwnPagesParts {
  readonly source: CustomerSource;
  readonly capabilities: () => Promise<Capabilities>;
}

const session: Session = { kind: 'loopback', name: 'This computer' };

/** `/api/app/*`: what this product's own pages need beyond the API. Source: design.md, "Interfaces". */
export function addOwnPagesRoutes(app: FastifyInstance, { source, capabilities }: OwnPagesParts): void {
  app.get('/session', async () => answer(session));
  app.get('/capabilities', async () => answer(await capabilities()));
  app.get('/parameters', async () => answer({ parameters: await source.parameters() }));
  app.delete<{ Params: { parameterId: string } }>('/parameters/:parameterId', async (request) => {
    if (!(await source.forgetParameter(request.params.parameterId))) throw new HttpProblem(404, errors.parameterNotRemovable);
    return answer({ parameters: await source.parameters() });
  });
  app.get('/summary', async (request, reply) => {
    const filter = await resolveFilter(parseListQuery(request.query), source);
    return answer(await source.summary(filter, stillAsked(filter, request, reply)));
  });
}

function answer(data: unknown): string {
  return successText(JSON.stringify(data), new Date());
}
