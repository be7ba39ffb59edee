import { isPersonal } from '../../../../contract/list/personal-search.ts';
import { errors } from '../../../../contract/error-messages.ts';
import { routes } from '../../../../contract/route-paths.ts';
import {
  NewViewBody,
  ViewChangeBody,
  type SavedView,
  type ViewContent,
} from '../../../../contract/views/saved-views.ts';
import type { NoteActivity } from '../../../activity/activity-log.ts';
import type { StoredSession } from '../../../staff/session-store.ts';
import {
  canChange,
  type ChangedView,
  type StoredView,
  type ViewStore,
  type ViewUser,
} from '../../../views/view-store.ts';
import { sessionMayCall } from '../../auth/check-permission.ts';
import { dataEnvelope } from '../../responses/envelopes.ts';
import { HttpError } from '../../responses/http-error.ts';
import { personOf } from '../../responses/session-response.ts';
import { viewBodyLimit } from '../parse-request.ts';
import { defineRoute, type Route } from '../route-table.ts';

export interface ViewRoutesDeps {
  readonly views: ViewStore;
  readonly note: NoteActivity;
}

/** Saved views of the list: one's own, and everyone's, which their creators and administrators change. */
export function viewRoutes({ views, note }: ViewRoutesDeps): readonly Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: routes.views,
      rule: 'customers:read',
      handler: async ({ session }) => {
        const found = await views.list(session.staffId);
        return dataEnvelope({ views: found.map((view) => toSavedView(view, session)) });
      },
    }),

    defineRoute({
      method: 'POST',
      path: routes.views,
      rule: 'customers:read',
      body: NewViewBody,
      bodyLimit: viewBodyLimit,
      handler: async ({ body, session }) => {
        refusePersonalSearch(body.content);
        const view = await views.add(body, session.staffId, Date.now());
        note('view-created', personOf(session), view.name);
        if (view.visibility === 'everyone') note('view-shared', personOf(session), view.name);
        return dataEnvelope(toSavedView(view, session));
      },
    }),

    defineRoute({
      method: 'PATCH',
      path: routes.view,
      rule: 'customers:read',
      body: ViewChangeBody,
      bodyLimit: viewBodyLimit,
      handler: async ({ params: { viewId }, body, session }) => {
        refusePersonalSearch(body.content);
        const changed = await views.change(viewId, body, userOf(session), Date.now());
        noteChange(changed, session);
        return dataEnvelope(toSavedView(changed.after, session));
      },
    }),

    defineRoute({
      method: 'DELETE',
      path: routes.view,
      rule: 'customers:read',
      handler: async ({ params: { viewId }, session }) => {
        const { name } = await views.remove(viewId, userOf(session));
        note('view-deleted', personOf(session), name);
        return dataEnvelope({});
      },
    }),
  ];

  function noteChange({ before, after }: ChangedView, session: StoredSession): void {
    const isShared = before.visibility === 'private' && after.visibility === 'everyone';
    const isRenamed = before.name !== after.name;
    const subject = isRenamed ? `${before.name}, now ${after.name}` : after.name;
    if (isRenamed || !isShared) note('view-changed', personOf(session), subject);
    if (isShared) note('view-shared', personOf(session), after.name);
  }
}

/** What was searched for is personal data of a customer, which is not kept. */
function refusePersonalSearch(content: ViewContent | undefined): void {
  const search = content?.filters?.search;
  if (search !== undefined && isPersonal(search)) throw new HttpError(400, errors.personalSearch);
}

function userOf(session: StoredSession): ViewUser {
  return { staffId: session.staffId, managesViews: sessionMayCall(session, 'views:manage') };
}

function toSavedView(view: StoredView, session: StoredSession): SavedView {
  return { ...view, canChange: canChange(view, userOf(session)) };
}
