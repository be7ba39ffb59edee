import type { Keys, KeySummary } from '../../../../contract/access-api.ts';
import { ExactTime } from '../../../ui/exact-time.tsx';
import { RelativeTime } from '../table/recent-time.tsx';
import { RowButton } from '../table/row-button.tsx';
import { Cell, Row } from '../table/settings-table.tsx';
import { scopeNames } from './scope-names.ts';
import { usedHeading } from './used-heading.ts';
import { UsageBar } from './usage-bar.tsx';

export interface KeyRowProps {
  readonly summary: KeySummary;
  readonly limit: Keys['limit'];
  readonly onRevoke: () => void;
}

/** A key as it is known after it was shown once. */
export function KeyRow({
  summary: { name, hint, used, scopes, lastUsedAt, createdAt, revokedAt },
  limit,
  onRevoke,
}: KeyRowProps) {
  return (
    <Row isOver={revokedAt !== null}>
      <Cell label="Name" isPlain className="font-medium wrap-anywhere">
        {name}
      </Cell>
      <Cell label="Key">
        <code className="rounded-md bg-line/60 px-1.5 py-0.5 font-mono text-[0.8125rem] whitespace-nowrap text-ink">
          {hint}…
        </code>
      </Cell>
      <Cell label={usedHeading(limit)}>
        {revokedAt === null && limit !== null ? (
          <UsageBar used={used} limit={limit.requests} />
        ) : (
          <span className="text-muted">—</span>
        )}
      </Cell>
      <Cell label="Scopes" className="whitespace-nowrap">
        {scopes.map((scope) => scopeNames[scope]).join(', ')}
      </Cell>
      <Cell label="Last used" className="whitespace-nowrap">
        <RelativeTime ms={lastUsedAt} never="Never" />
      </Cell>
      <Cell label="Created" className="whitespace-nowrap">
        <ExactTime ms={createdAt} show="date" />
      </Cell>
      <Cell label="Actions" isAction>
        {revokedAt === null ? (
          <RowButton isDangerous of={name} onClick={onRevoke}>
            Revoke
          </RowButton>
        ) : (
          <span>
            Revoked <ExactTime ms={revokedAt} show="date" />
          </span>
        )}
      </Cell>
    </Row>
  );
}
