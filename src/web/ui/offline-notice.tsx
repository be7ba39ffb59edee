import { useIsOnline } from '../lib/hooks/use-is-online.ts';
import { bandClasses, Notice } from './notice.tsx';

/** The connection is gone, or with `isTroubled` the server; work goes on by itself when it is back. */
export function OfflineNotice({ isTroubled }: { readonly isTroubled: boolean }) {
  const isOnline = useIsOnline();
  if (isOnline && !isTroubled) return null;
  return (
    <Notice tone="warn" role="status" className={bandClasses}>
      {isOnline ? 'The server can’t be reached.' : 'You are offline.'} What is loaded stays here; loading goes on by
      itself.
    </Notice>
  );
}
