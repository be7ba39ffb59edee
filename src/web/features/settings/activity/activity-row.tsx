import { Fragment } from 'react';
import { PageLink } from '../../../ui/page-link.tsx';
import { cn } from '../../../lib/browser/class-names.ts';
import type { ActivityEntry } from '../../../../contract/activity.ts';
import { Avatar } from '../../../ui/avatar.tsx';
import { Highlighted } from '../../../ui/highlighted.tsx';
import { RelativeTime } from '../table/relative-time.tsx';
import { actionNames } from './action-names.ts';
import { ActivityCells } from './activity-table.tsx';

export interface ActivityRowProps {
  readonly entry: ActivityEntry;
  /** The search; empty for none. */
  readonly search: string;
  /** Filters by a team member. */
  readonly onPerson: (id: string) => void;
}

export function ActivityRow({
  entry: { at, action, person, subject, typedBefore },
  search,
  onPerson,
}: ActivityRowProps) {
  return (
    <ActivityCells
      who={
        person === null ? (
          <span className="text-muted">Unknown</span>
        ) : (
          <button
            type="button"
            title={`Show only ${person.name}`}
            onClick={() => onPerson(person.id)}
            className={cn(
              '-mx-1 flex min-h-7 min-w-0 items-center gap-2 rounded-md px-1 text-left font-medium',
              'hover:bg-hover @min-[35rem]:min-w-40 @min-[35rem]:gap-3',
            )}
          >
            <span className="contents @max-[35rem]:hidden">
              <Avatar id={person.id} name={person.name} photo={null} />
            </span>
            <span className="min-w-0 wrap-anywhere">
              <Highlighted text={person.name} search={search} />
            </span>
          </button>
        )
      }
      what={
        <span className="min-w-0 wrap-anywhere">
          {actionNames[action]}
          {subject !== null && (
            <>
              {' '}
              <Subject action={action} subject={subject} search={search} />
            </>
          )}
          {typedBefore.length > 0 && (
            <span className="text-muted">
              {', typed after '}
              {typedBefore.map((text, index) => (
                <Fragment key={text}>
                  {index > 0 && ', '}“<bdi>{text}</bdi>”
                </Fragment>
              ))}
            </span>
          )}
        </span>
      }
      when={<RelativeTime ms={at} never="" />}
    />
  );
}

function Subject({
  action,
  subject,
  search,
}: {
  readonly action: ActivityEntry['action'];
  readonly subject: string;
  readonly search: string;
}) {
  const text = <Highlighted text={subject} search={search} />;
  switch (action) {
    case 'viewed':
      return (
        <PageLink
          to={`/customers/${encodeURIComponent(subject)}`}
          className="rounded-sm font-medium text-accent-ink underline-offset-2 hover:underline"
        >
          {text}
        </PageLink>
      );
    case 'searched':
      return (
        <span className="font-medium">
          “<bdi>{text}</bdi>”
        </span>
      );
    default:
      return <bdi className="font-medium">{text}</bdi>;
  }
}
