import { Search, X } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import * as z from 'zod/mini';
import { ActivityAction } from '../../../../contract/activity.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { fieldClasses, TextField } from '../../../ui/text-field.tsx';
import { actionChoices } from './action-names.ts';
import type { ActivityFilter } from './activity-filter.ts';

/** Time in ms without a key press before the search is sent. */
const debounceMs = 250;

export interface ActivityToolbarProps {
  readonly filter: ActivityFilter;
  /** The name of the team member filtered by, if known. */
  readonly personName: string | null;
  readonly onChange: (change: Partial<ActivityFilter>) => void;
}

/** Searches the activity, and filters it by action or team member. */
export function ActivityToolbar({ filter, personName, onChange }: ActivityToolbarProps) {
  return (
    <search className="mb-3 flex flex-wrap gap-2">
      <SearchField search={filter.search} onSearch={(search) => onChange({ search })} />
      <select
        aria-label="Action"
        value={filter.action ?? ''}
        onChange={({ target }) => {
          const action = z.safeParse(ActivityAction, target.value);
          onChange({ action: action.success ? action.data : null });
        }}
        className={cn(fieldClasses, 'max-w-56 pr-1! max-sm:max-w-none')}
      >
        <option value="">All actions</option>
        {actionChoices.map(({ action, name }) => (
          <option key={action} value={action}>
            {name}
          </option>
        ))}
      </select>
      {filter.person !== null && (
        <button
          type="button"
          onClick={() => onChange({ person: null })}
          className={cn(
            'inline-flex h-8.5 max-w-full min-w-0 items-center gap-1.5 rounded-lg border border-accent/50',
            'bg-accent-soft px-3 font-medium text-accent-ink hover:border-accent max-sm:h-10.5',
          )}
        >
          <span className="truncate">{personName === null ? 'One team member' : `Only ${personName}`}</span>
          <X aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={2.5} />
          <span className="sr-only">: show everyone</span>
        </button>
      )}
    </search>
  );
}

function SearchField({ search, onSearch }: { readonly search: string; readonly onSearch: (search: string) => void }) {
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState(search);
  const [sent, setSent] = useState(search);
  if (known !== search) {
    setKnown(search);
    // Changed elsewhere, such as by a button; a search sent from here must not overwrite what was typed since.
    if (sent !== search) {
      setTyped(search);
      setSent(search);
    }
  }
  const searchFor = (text: string) => {
    if (text.trim() === search) return;
    setSent(text.trim());
    onSearch(text.trim());
  };
  const onDebounced = useEffectEvent(searchFor);
  useEffect(() => {
    const timer = setTimeout(() => onDebounced(typed), debounceMs);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <span className="relative flex max-w-80 min-w-0 flex-1 basis-48 max-sm:max-w-none max-sm:basis-full">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <TextField
        type="search"
        aria-label="Search activity"
        placeholder="Search staff, customers and searches"
        maxLength={256}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') searchFor(typed);
          if (key === 'Escape') setTyped('');
        }}
        className="pl-8.5! text-ellipsis [&::-webkit-search-cancel-button]:hidden"
      />
    </span>
  );
}
