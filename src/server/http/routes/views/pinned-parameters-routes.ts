import type { Parameter } from '../../../../contract/list/list-metadata.ts';
import { errors } from '../../../../contract/error-messages.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { PinnedParametersBody } from '../../../../contract/views/pinned-parameters.ts';
import type { NoteActivity } from '../../../activity/activity-log.ts';
import type { CustomerSource } from '../../../customers/customer-source.ts';
import type { PinnedParametersStore } from '../../../views/preferences-store.ts';
import { dataEnvelope } from '../../responses/envelopes.ts';
import { HttpError } from '../../responses/http-error.ts';
import { personOf } from '../../responses/session-response.ts';
import { defineRoute, type Route } from '../route-table.ts';

export interface PinnedParametersRoutesDeps {
  readonly source: CustomerSource;
  readonly pinnedParameters: PinnedParametersStore;
  readonly note: NoteActivity;
}

/** The parameters that the organisation uses most, which an administrator pins. */
export function pinnedParametersRoutes(deps: PinnedParametersRoutesDeps): readonly Route[] {
  const { source, pinnedParameters, note } = deps;
  return [
    defineRoute({
      method: 'GET',
      path: routes.pinnedParameters,
      rule: 'customers:read',
      handler: async () => {
        const [pinned, parameters] = await Promise.all([pinnedParameters.read(), source.parameters()]);
        return dataEnvelope({ parameterIds: definedPins(pinned, parameters) });
      },
    }),

    defineRoute({
      method: 'PUT',
      path: routes.pinnedParameters,
      rule: 'parameters:manage',
      body: PinnedParametersBody,
      handler: async ({ body: { parameterIds }, session }) => {
        const parameters = await source.parameters();
        const names = parameterIds.map((id) => {
          const parameter = parameters.find((known) => known.id === id);
          if (parameter === undefined) throw new HttpError(400, errors.unknownParameter(id));
          return parameter.name;
        });
        await pinnedParameters.write(parameterIds);
        note('parameters-pinned', personOf(session), names.length === 0 ? 'none' : names.join(', '));
        return dataEnvelope({ parameterIds });
      },
    }),
  ];
}

/** The pinned parameters that are still defined; null for those that are pinned by default. */
export function definedPins(pinned: readonly string[] | null, parameters: readonly Parameter[]): readonly string[] {
  const isDefined = (id: string): boolean => parameters.some((parameter) => parameter.id === id);
  return (pinned ?? pinnedByDefault(parameters)).filter(isDefined);
}

/** The select parameter of the organisation that most customers have, and the two opt-ins. */
export function pinnedByDefault(parameters: readonly Parameter[]): readonly string[] {
  const [mostUsed] = parameters
    .filter(({ system, type }) => !system && type === 'select')
    .toSorted((a, b) => (b.customers ?? 0) - (a.customers ?? 0));
  const optIns = ['system_marketing_opt_in', 'system_sms_opt_in'];
  return mostUsed === undefined ? optIns : [mostUsed.id, ...optIns];
}
