import { useQuery } from '@tanstack/react-query';
import { QueryError } from '../layout/query-error.tsx';
import { SectionFrame } from '../layout/section-frame.tsx';
import { ProfileCard } from './profile-card.tsx';
import { accountOptions } from './account-api.ts';
import { SessionsCard } from './sessions-card.tsx';

export function AccountPage() {
  const { data, error, refetch } = useQuery(accountOptions());
  return (
    <SectionFrame title="Your account" lead="How you sign in, and where you are signed in.">
      <div className="grid gap-6">
        {error !== null && (
          <QueryError
            error={error}
            isOverData={data !== undefined}
            what="your account"
            onRetry={() => void refetch()}
          />
        )}
        <ProfileCard me={data ?? null} isMissing={data === undefined && error !== null} />
        {(data !== undefined || error === null) && <SessionsCard me={data ?? null} />}
      </div>
    </SectionFrame>
  );
}
