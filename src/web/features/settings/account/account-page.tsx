import { useQuery } from '@tanstack/react-query';
import { QueryProblem } from '../section/query-error.tsx';
import { SectionFrame } from '../section/section-frame.tsx';
import { AccountCard } from './profile-card.tsx';
import { AppearanceCard } from './appearance-card.tsx';
import { meOptions } from './account-query.ts';
import { SessionsCard } from './sessions-card.tsx';

/** One's own account. */
export function MePage() {
  const { data, error, refetch } = useQuery(meOptions());
  return (
    <SectionFrame title="Me" lead="Your own account: how you sign in, and where you are signed in.">
      <div className="grid gap-6">
        {error !== null && (
          <QueryProblem
            error={error}
            isOverData={data !== undefined}
            what="Your account"
            onRetry={() => void refetch()}
          />
        )}
        {(data !== undefined || error === null) && <AccountCard me={data ?? null} />}
        <AppearanceCard />
        {(data !== undefined || error === null) && <SessionsCard me={data ?? null} />}
      </div>
    </SectionFrame>
  );
}
