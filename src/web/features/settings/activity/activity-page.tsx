import { useInfiniteQuery } from '@tanstack/react-query';
import { cn } from '../../../lib/browser/class-names.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { QueryError } from '../layout/query-error.tsx';
import { SectionFrame } from '../layout/section-frame.tsx';
import { ActivityFooter } from './activity-footer.tsx';
import { activityOptions } from './activity-api.ts';
import { ActivityRow } from './activity-row.tsx';
import { ActivityTable } from './activity-table.tsx';
import { ActivityToolbar } from './activity-toolbar.tsx';
import { useActivityFilter } from './activity-filter.ts';

export function ActivityPage() {
  const [filter, change] = useActivityFilter();
  const query = useInfiniteQuery(activityOptions(filter));
  const { data, error, refetch, isPlaceholderData } = query;
  const formats = useFormats();
  const entries = data?.pages.flatMap((page) => page.entries) ?? [];
  const keptDays = data?.pages[0]?.keptDays ?? null;
  const isFiltered = filter.search !== '' || filter.person !== null || filter.action !== null;
  const personName = entries.find(({ person }) => person?.id === filter.person)?.person?.name ?? null;
  return (
    <SectionFrame
      title="Activity"
      lead={
        'Who signed in, searched for or viewed customers, and changed settings.' +
        (keptDays === null ? '' : ` Kept for ${formats.count(keptDays)} days.`)
      }
    >
      <ActivityToolbar filter={filter} personName={personName} onChange={change} />
      {data === undefined && error !== null && (
        <QueryError error={error} what="activity" onRetry={() => void refetch()} />
      )}
      {data !== undefined && entries.length === 0 && (
        <div className="rounded-xl border border-line bg-surface">
          <EmptyState
            title={isFiltered ? 'No matching activity' : 'No activity yet'}
            actions={
              isFiltered ? (
                <Button onClick={() => change({ search: '', person: null, action: null })}>Show all activity</Button>
              ) : undefined
            }
          >
            {isFiltered
              ? 'Nothing matches.' +
                (keptDays === null ? '' : ` Older activity is deleted after ${formats.count(keptDays)} days.`)
              : 'What staff do here will show up on this page.'}
          </EmptyState>
        </div>
      )}
      {(data === undefined ? error === null : entries.length > 0) && (
        <div className={cn('transition-opacity', isPlaceholderData && 'opacity-60')}>
          <ActivityTable>
            {data === undefined
              ? null
              : entries.map((entry) => (
                  <ActivityRow
                    key={entry.id}
                    entry={entry}
                    search={filter.search}
                    onPerson={(person) => change({ person })}
                  />
                ))}
          </ActivityTable>
          {data !== undefined && <ActivityFooter query={query} count={entries.length} />}
        </div>
      )}
    </SectionFrame>
  );
}
