import { errors } from '../../../../contract/error-messages.ts';
import { routes } from '../../../../contract/route-paths.ts';
import { PreferencesChangeBody } from '../../../../contract/views/column-layout.ts';
import type { PreferencesStore } from '../../../views/preferences-store.ts';
import { dataEnvelope } from '../../responses/envelopes.ts';
import { HttpError } from '../../responses/http-error.ts';
import { viewBodyLimit } from '../parse-request.ts';
import { defineRoute, type Route } from '../route-table.ts';

export interface PreferencesRoutesDeps {
  readonly preferences: PreferencesStore;
}

/** The user's own columns and density. */
export function preferencesRoutes({ preferences }: PreferencesRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: routes.preferences,
      rule: 'signed-in',
      handler: async ({ session }) => dataEnvelope(await preferences.find(session.staffId)),
    }),

    defineRoute({
      method: 'PATCH',
      path: routes.preferences,
      rule: 'signed-in',
      body: PreferencesChangeBody,
      bodyLimit: viewBodyLimit,
      handler: async ({ body, session }) => {
        const changed = await preferences.change(session.staffId, body);
        if (changed === null) throw new HttpError(409, errors.columnsOutdated);
        return dataEnvelope(changed);
      },
    }),
  ];
}
