import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Keys, KeySummary } from '../../../../contract/settings-api.ts';
import { ForbiddenError } from '../../../lib/api/api-errors.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { QueryError } from '../layout/query-error.tsx';
import { SectionFrame } from '../layout/section-frame.tsx';
import { SettingsTable } from '../table/settings-table.tsx';
import { KeyRow, usageHeading } from './key-row.tsx';
import { keysOptions } from './keys-api.ts';
import { CreateKeyDialog } from './create-key-dialog.tsx';
import { RevokeKeyDialog } from './revoke-key-dialog.tsx';

export function KeysPage() {
  const { data, error, refetch } = useQuery(keysOptions());
  const formats = useFormats();
  const [isCreating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<KeySummary | null>(null);
  const newKey = (
    <Button variant="primary" onClick={() => setCreating(true)}>
      Create key
    </Button>
  );
  const isForbidden = error instanceof ForbiddenError;
  const isEmpty = data?.keys.length === 0;
  return (
    <SectionFrame title="API keys" lead={leadOf(data?.limit ?? null, formats.count)} action={!isEmpty && newKey}>
      {error !== null && (
        <QueryError error={error} isOverData={data !== undefined} what="API keys" onRetry={() => void refetch()} />
      )}
      {isEmpty && !isForbidden && (
        <div className="rounded-xl border border-line bg-surface">
          <EmptyState title="No API keys yet" actions={newKey}>
            With a key, a program can read customers through the API, and nothing else.
          </EmptyState>
        </div>
      )}
      {!isEmpty && !isForbidden && (data !== undefined || error === null) && (
        <SettingsTable label="API keys" headings={headingsOf(data?.limit ?? null)}>
          {data?.keys.map((key) => (
            <KeyRow key={key.id} summary={key} limit={data.limit} onRevoke={() => setRevoking(key)} />
          )) ?? null}
        </SettingsTable>
      )}
      {isCreating && <CreateKeyDialog onClose={() => setCreating(false)} />}
      {revoking !== null && <RevokeKeyDialog summary={revoking} onClose={() => setRevoking(null)} />}
    </SectionFrame>
  );
}

function leadOf(limit: Keys['limit'], count: (value: number) => string): string {
  if (limit === null) return 'For programs that read customers.';
  const { requests, windowSeconds } = limit;
  const span =
    windowSeconds === 3600 ? 'an hour' : windowSeconds === 60 ? 'a minute' : `in ${count(windowSeconds)} seconds`;
  return `For programs that read customers. Each key allows ${count(requests)} requests ${span}.`;
}

function headingsOf(limit: Keys['limit']) {
  return [
    { text: 'Name' },
    { text: 'Key' },
    { text: usageHeading(limit) },
    { text: 'Scopes' },
    { text: 'Last used' },
    { text: 'Created' },
    { text: 'Actions', isHidden: true },
  ];
}
