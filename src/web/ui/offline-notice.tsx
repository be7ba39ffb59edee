import { useIsOnline } from '../lib/hooks/use-is-online.ts';
import { bandClasses, Notice } from './notice.tsx';

/** Shown while the browser is offline, or while the server cannot be reached (`isUnreachable`). */
export function OfflineNotice({ isUnreachable }: { readonly isUnreachable: boolean }) {
  const isOnline = useIsOnline();
  if (isOnline && !isUnreachable) return null;
  return (
    <Notice tone="warn" role="status" className={bandClasses}>
      {isOnline
        ? 'The server can’t be reached. Loading resumes when it’s back.'
        : 'You’re offline. Loading resumes when you’re back.'}
    </Notice>
  );
}
