import { ArrowLeft } from 'lucide-react';
import { lazyComponent, lazyComponentErrorText, useLazyComponent } from '../lib/browser/lazy-component.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageLink } from '../ui/page-link.tsx';
import { AppHeader } from './header/app-header.tsx';

const settingsPart = lazyComponent(
  () => import('../features/settings/settings-page.tsx'),
  (module) => module.SettingsPage,
);

/** The header, and the settings below it in a script of their own. */
export function SettingsRoute() {
  const { component: SettingsPage, isFailed } = useLazyComponent(settingsPart, true);
  return (
    <div className="flex h-full flex-col">
      <AppHeader>
        <PageLink to="/customers" className="flex min-h-8 items-center gap-2 rounded-md font-semibold sm:hidden">
          <ArrowLeft aria-hidden="true" className="size-4" />
          Customers
        </PageLink>
        <span className="font-medium text-muted max-sm:hidden">Settings</span>
      </AppHeader>
      {SettingsPage !== null && <SettingsPage />}
      {SettingsPage === null && (
        <main className="min-h-0 flex-1 overflow-auto bg-subtle">
          <h1 className="sr-only">Settings</h1>
          {isFailed && <NotLoaded />}
        </main>
      )}
    </div>
  );
}

function NotLoaded() {
  return (
    <div role="alert">
      <EmptyState title="Couldn’t load settings" actions={<Button onClick={settingsPart.load}>Try again</Button>}>
        {lazyComponentErrorText}
      </EmptyState>
    </div>
  );
}
