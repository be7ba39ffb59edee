import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { PageLink } from '../../ui/page-link.tsx';
import type { Session } from '../../../contract/session.ts';
import { sessionOptions } from '../../lib/session/session-query.ts';
import { useDocumentTitle } from '../../lib/hooks/use-document-title.ts';
import { useFocusRestore } from '../../lib/hooks/use-focus-restore.ts';
import { buttonClasses } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ActivityPage } from './activity/activity-page.tsx';
import { KeysPage } from './keys/keys-page.tsx';
import { AccountPage } from './account/account-page.tsx';
import { ParametersPage } from './parameters/parameters-page.tsx';
import { NoAccess } from './layout/no-access.tsx';
import { QueryError } from './layout/query-error.tsx';
import { sectionsFor, type Section } from './settings-sections.ts';
import { SettingsNav } from './layout/settings-nav.tsx';
import { StaffPage } from './staff/staff-page.tsx';
import { ConnectionNotice } from './layout/connection-notice.tsx';

/** Everything below `/settings`: the navigation and the section of the address. Load lazily. */
export function SettingsPage() {
  const { data: session, error, refetch } = useQuery(sessionOptions());
  const main = useRef<HTMLElement>(null);
  useFocusRestore(() => main.current?.focus());
  return (
    <div className="flex min-h-0 flex-1 max-sm:flex-col">
      <SettingsNav sections={session === undefined ? null : sectionsFor(session)} />
      <main ref={main} tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col bg-subtle outline-none">
        <ConnectionNotice />
        <div className="min-h-0 flex-1 overflow-auto">
          <div className="max-w-244 px-4 py-6 sm:px-6 sm:pb-12 xl:px-9">
            <div className="@container">
              {session !== undefined && <CurrentSection session={session} />}
              {session === undefined && <h1 className="sr-only">Settings</h1>}
              {session === undefined && error !== null && (
                <QueryError error={error} what="settings" onRetry={() => void refetch()} />
              )}
            </div>
          </div>
        </div>
      </main>
    </div>
  );
}

function CurrentSection({ session }: { readonly session: Session }) {
  const allowed = sectionsFor(session);
  const guarded = (path: Section['path'], page: ReactNode) =>
    allowed.some((section) => section.path === path) ? page : <NoAccess />;
  return (
    <Routes>
      <Route index element={<Navigate to={`/settings/${allowed[0]?.path ?? 'me'}`} replace />} />
      <Route path="staff" element={guarded('staff', <StaffPage me={session} />)} />
      <Route path="keys" element={guarded('keys', <KeysPage />)} />
      <Route path="parameters" element={guarded('parameters', <ParametersPage />)} />
      <Route path="activity" element={guarded('activity', <ActivityPage />)} />
      <Route path="me" element={<AccountPage />} />
      <Route path="*" element={<SectionNotFound />} />
    </Routes>
  );
}

function SectionNotFound() {
  useDocumentTitle('Page not found');
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        title="Page not found"
        actions={
          <PageLink to="/settings" className={buttonClasses('primary')}>
            Go to settings
          </PageLink>
        }
      >
        Check the address, or the link may be out of date.
      </EmptyState>
    </>
  );
}
