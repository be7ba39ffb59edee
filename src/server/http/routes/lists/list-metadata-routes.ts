import type { Capabilities, Parameter } from '../../../../contract/list/list-metadata.ts';
import { errors } from '../../../../contract/error-messages.ts';
import { SummaryQuery } from '../../../../contract/list/list-customers-query.ts';
import { routes } from '../../../../contract/route-paths.ts';
import type { NoteActivity } from '../../../activity/activity-log.ts';
import type { CustomerSource } from '../../../customers/customer-source.ts';
import { dataEnvelope } from '../../responses/envelopes.ts';
import { HttpError } from '../../responses/http-error.ts';
import { resolveFacet, resolveListQuery } from './resolve-list-query.ts';
import { personOf } from '../../responses/session-response.ts';
import { searchSignal } from '../../transport/client-disconnect.ts';
import { defineRoute, type Route } from '../route-table.ts';

export interface ListMetadataRoutesDeps {
  readonly source: CustomerSource;
  /** How amounts and dates are shown. */
  readonly display: Pick<Capabilities, 'currency' | 'locale' | 'timeZone'>;
  readonly note: NoteActivity;
}

/** What our own pages need beyond the public API. Source: design.md, "Interfaces". */
export function listMetadataRoutes({ source, display, note }: ListMetadataRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: routes.capabilities,
      rule: 'customers:read',
      handler: async () => dataEnvelope(await capabilitiesOf(source, display)),
    }),

    defineRoute({
      method: 'GET',
      path: routes.parameters,
      rule: 'customers:read',
      handler: async () => dataEnvelope({ parameters: await source.parameters() }),
    }),

    // Removes the parameter for everyone, and its values where the source can.
    defineRoute({
      method: 'DELETE',
      path: routes.parameter,
      rule: 'parameters:manage',
      handler: async ({ params: { parameterId }, session }) => {
        const { name } = await removableParameter(source, parameterId);
        if (!(await source.removeParameter(parameterId))) throw new HttpError(404, errors.parameterNotRemovable);
        note('parameter-removed', personOf(session), name);
        return dataEnvelope({ parameters: await source.parameters() });
      },
    }),

    defineRoute({
      method: 'GET',
      path: routes.summary,
      rule: 'customers:read',
      query: SummaryQuery,
      repeats: ['filter'],
      handler: async ({ query, request, reply }) => {
        const { filter, conditions } = await resolveListQuery(query, source);
        const facet = query.facet === undefined ? {} : { facet: await resolveFacet(query.facet, source) };
        return dataEnvelope(
          await source.summary(
            { filter, conditions, status: query.status ?? null, ...facet },
            searchSignal(filter, request, reply),
          ),
        );
      },
    }),
  ];
}

async function removableParameter(source: CustomerSource, parameterId: string): Promise<Parameter> {
  const parameter = (await source.parameters()).find(({ id }) => id === parameterId);
  if (parameter === undefined) throw new HttpError(404, errors.parameterNotRemovable);
  if (parameter.system) throw new HttpError(409, errors.systemParameter);
  const { removesParameters } = await source.capabilities();
  if (!removesParameters && !parameter.removable) throw new HttpError(409, errors.parameterOfSource);
  return parameter;
}

async function capabilitiesOf(
  source: CustomerSource,
  display: ListMetadataRoutesDeps['display'],
): Promise<Capabilities> {
  const [capabilities, quota] = await Promise.all([source.capabilities(), source.quota()]);
  // Demo amounts are in pounds unless configured; the currency of real ones is never invented.
  const currency = display.currency ?? (capabilities.demo ? 'GBP' : null);
  return { ...capabilities, source: source.name, quota, ...display, currency };
}
