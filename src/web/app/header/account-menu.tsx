import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { cn } from '../../lib/browser/class-names.ts';
import { lazyComponent, useLazyComponent, usePreload } from '../../lib/browser/lazy-component.ts';
import { sessionOptions } from '../../lib/session/session-query.ts';
import { Avatar } from '../../ui/avatar.tsx';

const lazyAccountCard = lazyComponent(
  () => import('./account-card.tsx'),
  (module) => module.AccountCard,
);

/** The signed-in user, the settings and signing out. */
export function AccountMenu() {
  const id = useId();
  const { data: session } = useQuery(sessionOptions());
  const { component: AccountCard } = useLazyComponent(lazyAccountCard, false);
  usePreload(lazyAccountCard);
  // Keeps its space, so that nothing beside it moves.
  if (session === undefined) return <span aria-hidden="true" className="size-7" />;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        onPointerEnter={lazyAccountCard.load}
        onFocus={lazyAccountCard.load}
        onClick={lazyAccountCard.load}
        className="rounded-full"
      >
        <span className="sr-only">Account of {session.name}</span>
        <Avatar id={session.id} name={session.name} photo={null} />
      </button>
      <div
        id={id}
        popover="auto"
        className={cn(
          'fixed inset-auto top-13 right-4 m-0 w-64 rounded-xl border border-line bg-surface p-4',
          'text-ink shadow-2xl sm:right-6',
        )}
      >
        {AccountCard === null ? <p className="font-semibold">{session.name}</p> : <AccountCard session={session} />}
      </div>
    </>
  );
}
