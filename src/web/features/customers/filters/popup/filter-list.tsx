import { Calendar, CircleDollarSign, Hash, ListChecks, Mail, Search, Tag, ToggleLeft, Type } from 'lucide-react';
import { useState } from 'react';
import type { Condition } from '../../../../../contract/list/list-filter.ts';
import type { Count } from '../../../../../contract/list/list-metadata.ts';
import { useFormats } from '../../../../lib/format/formats-context.tsx';
import { Highlighted } from '../../../../ui/highlighted.tsx';
import type { ListParams } from '../../url/list-url-params.ts';
import { useCount } from '../values/use-facet.ts';
import { findFilters, type Filterable, type FilterEntry } from './filter-search.ts';
import { isLimited, useCountedValues } from './use-counted-values.ts';
import type { FilterTarget } from '../filter-target.ts';
import { OptionCount, OptionList } from '../option-list.tsx';

export interface FilterListProps extends Filterable {
  readonly params: ListParams;
  readonly typedBefore: string;
  readonly onTarget: (target: FilterTarget) => void;
  readonly onApply: (target: FilterTarget, conditions: readonly Condition[]) => void;
  readonly onSearch: (text: string) => void;
}

/** Shorter texts are not counted as a search. */
const minSearched = 2;
/** The most filters of a group that are shown; typing narrows them. */
const maxShown = 100;

/** Every filter in one list. Typing finds values too. */
export function FilterList({ params, typedBefore, onTarget, onApply, onSearch, ...filterable }: FilterListProps) {
  const formats = useFormats();
  const [typed, setTyped] = useState(typedBefore);
  const catalogue = useCountedValues(filterable, params, typed);
  const searched = typed.trim();
  const matches = useCount(searched.length < minSearched ? null : { ...params, search: searched });
  const choose = (entry: FilterEntry) => {
    if (entry.kind === 'search') onSearch(entry.text);
    else if (entry.kind === 'value') onApply(entry.target, [entry.condition]);
    else onTarget(entry.target);
  };
  const found = findFilters(typed, { ...filterable, catalogue }, formats);
  const hidden = found.reduce((sum, { items }) => sum + Math.max(items.length - maxShown, 0), 0);
  const groups = found.map(({ value, items }) => ({
    value: value === 'Search' ? '' : value,
    items: items.slice(0, maxShown).map((entry) => ({
      key: entry.key,
      content: <EntryContent entry={entry} typed={typed} isCounted={!isLimited(params)} matches={matches} />,
      onChoose: () => choose(entry),
    })),
  }));
  return (
    <OptionList
      label="Filter by"
      placeholder={filterable.takesNames ? 'Find a filter or type its exact name' : 'Filter by…'}
      typed={typed}
      onType={setTyped}
      groups={groups}
      status={hidden > 0 && `${formats.count(hidden)} more. Type to narrow the list.`}
    />
  );
}

interface EntryContentProps {
  readonly entry: FilterEntry;
  readonly typed: string;
  /** What the catalogue counts is what would be left. */
  readonly isCounted: boolean;
  /** Customers that the search in place of a filter finds; null while unknown. */
  readonly matches: Count | null;
}

function EntryContent({ entry, typed, isCounted, matches }: EntryContentProps) {
  const formats = useFormats();
  if (entry.kind === 'search') {
    return (
      <>
        <Search aria-hidden="true" className="size-4 shrink-0 text-muted" />
        <span className="min-w-0 break-words text-muted">
          Search customers for “<bdi>{entry.text}</bdi>” instead
        </span>
        {matches !== null && <OptionCount text={`${formats.count(matches.count)}${matches.atLeast ? '+' : ''}`} />}
      </>
    );
  }
  const { target } = entry;
  const customers = entry.kind === 'value' ? entry.customers : isCounted ? (target.parameter?.customers ?? null) : null;
  return (
    <>
      <TargetIcon target={target} />
      <span className="min-w-0 break-words">
        {entry.kind === 'target' && (
          <bdi>
            <Highlighted text={target.name} search={typed.trim()} />
          </bdi>
        )}
        {entry.kind === 'value' && (
          <>
            <bdi>{target.name}</bdi> <span className="text-muted">is</span>{' '}
            <bdi>
              <Highlighted text={entry.text} search={typed.trim()} />
            </bdi>
          </>
        )}
        {entry.kind === 'name' && (
          <>
            Filter by “<bdi>{target.name}</bdi>”
            {entry.similar !== null && (
              <span className="block text-[0.8125rem] text-warn">
                Names match exactly. Did you mean <bdi>{entry.similar}</bdi>?
              </span>
            )}
          </>
        )}
      </span>
      {customers !== null && <OptionCount text={formats.count(customers)} />}
    </>
  );
}

function TargetIcon({ target: { type, unit, parameter } }: { readonly target: FilterTarget }) {
  const Icon =
    type === 'date'
      ? Calendar
      : type === 'boolean'
        ? ToggleLeft
        : type === 'number'
          ? unit === 'amount'
            ? CircleDollarSign
            : Hash
          : type === 'presence'
            ? Mail
            : parameter?.type === 'select'
              ? Tag
              : parameter?.type === 'multiselect'
                ? ListChecks
                : Type;
  return <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />;
}
