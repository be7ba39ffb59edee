import type { Keys, KeySummary } from '../../../../contract/settings-api.ts';
import type { KeyScope } from '../../../../contract/roles-and-permissions.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { windowText } from '../../../lib/format/duration-text.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { ExactTime } from '../../../ui/exact-time.tsx';
import { RelativeTime } from '../table/relative-time.tsx';
import { RowButton } from '../table/row-button.tsx';
import { Cell, Row } from '../table/settings-table.tsx';

export interface KeyRowProps {
  readonly summary: KeySummary;
  readonly limit: Keys['limit'];
  readonly onRevoke: () => void;
}

/** A key without its secret. */
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
      <Cell label={usageHeading(limit)}>
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

/** The heading of the counted requests, such as "This hour". */
export function usageHeading(limit: Keys['limit']): string {
  if (limit === null) return 'Requests';
  const text = windowText(limit.windowSeconds);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const scopeNames: Readonly<Record<KeyScope, string>> = {
  'customers:read': 'Read customers',
  'metrics:read': 'Read metrics',
};

/** From this share of the limit on, the bar warns. */
const nearLimit = 0.8;

/** The requests of the current window, as a number and a bar. */
function UsageBar({ used, limit }: { readonly used: number; readonly limit: number }) {
  const formats = useFormats();
  const share = Math.min(1, used / limit);
  return (
    <span
      className="flex items-center gap-2.5 tabular-nums"
      title={`${formats.count(used)} of ${formats.count(limit)}`}
    >
      <span aria-hidden="true" className="block h-1 w-12 shrink-0 @4xl:w-16 overflow-hidden rounded-full bg-line">
        <span
          className={cn(
            'block h-full rounded-full',
            share < nearLimit ? 'bg-accent' : 'bg-[light-dark(#d29a1c,#f2c063)]',
          )}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="text-muted">{formats.count(used)}</span>
    </span>
  );
}
