import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useImperativeHandle, useState, type Ref } from 'react';
import { maxConditions, type Condition } from '../../../../contract/list/list-filter.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { lazyComponent } from '../../../lib/browser/lazy-component.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { useLazyPopup } from '../../../ui/use-lazy-popup.ts';
import { useShortcut } from '../../../lib/hooks/use-shortcut.ts';
import { pageColumns } from '../../../lib/page/page-meta.ts';
import { refinementsOf } from '../../../lib/source/capabilities-query.ts';
import { pinnedParametersOptions } from '../../../lib/source/pinned-parameters-query.ts';
import { buttonClasses } from '../../../ui/button.tsx';
import { PopupPlaceholder } from '../../../ui/popup-placeholder.tsx';
import { parametersOptions } from '../api/customer-queries.ts';
import type { ListParams } from '../url/list-url-params.ts';
import { useIsCovered, type ListNavigation } from '../use-list-location.ts';
import { AddFilterButton } from './add-filter-button.tsx';
import { appliedFilters, withFilters, type AppliedFilter } from './applied-filters.ts';
import { chipText, chipWords, type ChipWords } from './condition-text.ts';
import { FilterPill } from './filter-pill.tsx';
import { targetOf } from './filter-target.ts';
import type { FilterChange } from './popup/filter-steps.tsx';
import type { FiltersPopup } from './popup/filters-popup.tsx';

export interface FilterHandle {
  /** Opens the list of filters, for "Change value" elsewhere on the page. */
  open(): void;
}

export interface FilterBarProps {
  readonly params: ListParams;
  readonly navigation: ListNavigation;
  /** Only one button with the number of filters, in the header of a phone. */
  readonly iconOnly?: boolean;
  /** Only the chips, below the header of a phone. */
  readonly chipsOnly?: boolean;
  readonly ref?: Ref<FilterHandle>;
}

export const lazyFiltersPopup = lazyComponent(
  () => import('./popup/filters-popup.tsx'),
  (module) => module.FiltersPopup,
);

/** What the popover shows. */
interface Opened {
  /** Beside which it is shown. */
  readonly anchor: HTMLElement | null;
  /** Whose values; null for the list of all filters. */
  readonly field: string | null;
  /** The conditions of the chip that is edited; none for a new one. */
  readonly current: readonly Condition[];
}

/** What was opened last, also while it closes. */
interface LastOpened extends Opened {
  /** Which opening it is: each starts with the first step. */
  readonly opening: number;
  /** Typed while the popup was loading. */
  readonly typed: string;
}

const noneOpened: LastOpened = { anchor: null, field: null, current: [], opening: 0, typed: '' };

/** The filters as chips to edit and remove, the pinned ones to choose from, and "+ Filter" for all others. */
export function FilterBar({ params, navigation, iconOnly = false, chipsOnly = false, ref }: FilterBarProps) {
  const formats = useFormats();
  const client = useQueryClient();
  const isCovered = useIsCovered();
  const pinned = useQuery(pinnedParametersOptions()).data ?? [];
  const catalogue = useQuery(parametersOptions()).data;
  // The page names the pinned parameters before the catalogue loads.
  const named = catalogue ?? pageColumns?.parameters;
  const [add, setAdd] = useState<HTMLButtonElement | null>(null);
  const { Popup, opened, setOpened, popupId, preload } = useLazyPopup<Opened, typeof FiltersPopup>(
    lazyFiltersPopup,
    () => void client.prefetchQuery(parametersOptions()),
  );
  const [last, setLast] = useState(noneOpened);
  const close = () => setOpened(null);
  const open = (next: Opened) => {
    if (opened?.anchor === next.anchor) return close();
    preload.onFocus();
    setLast(({ opening }) => ({ ...next, opening: opening + 1, typed: '' }));
    setOpened(next);
  };
  const openAll = () => open({ anchor: add, field: null, current: [] });
  useImperativeHandle(ref, () => ({ open: openAll }));
  useShortcut('f', () => {
    // The bar of a selection covers the button.
    if (add?.checkVisibility({ visibilityProperty: true }) === true && !isCovered) openAll();
  });
  const change = ({ current, next, clearsSearch = false }: FilterChange) => {
    close();
    const { combinesFilters } = refinementsOf(client);
    const search = clearsSearch ? { search: '' } : {};
    navigation.show((now) => ({ ...withFilters(now, current, next, combinesFilters), ...search }), 'push');
  };

  const chips = appliedFilters(params);
  const isPinned = (field: string) => pinned.includes(field) && !chipsOnly;
  const pillOf = (field: string, chip: AppliedFilter | null, words: ChipWords | null) => {
    const current = chip?.conditions ?? [];
    return (
      <FilterPill
        key={`${field} ${words === null || isPinned(field) ? '' : chipText(words)}`}
        name={targetOf(field, catalogue).name}
        words={words}
        isPaused={chip?.isPaused === true}
        isOpen={opened?.field === field && opened.current.length === current.length}
        popupId={popupId}
        preload={preload}
        onOpen={(anchor) => open({ anchor, field, current })}
        onRemove={() => {
          change({ current, next: [] });
          add?.focus();
        }}
      />
    );
  };
  const chipOf = (chip: AppliedFilter) =>
    pillOf(chip.field, chip, chipWords(targetOf(chip.field, catalogue), chip.conditions, formats));
  return (
    <div data-wraps="" className={cn('flex min-w-0 flex-wrap items-center gap-2', iconOnly && 'shrink-0')}>
      {!iconOnly && (
        <>
          {!chipsOnly &&
            pinned.map((field) => {
              const chip = chips.find((one) => one.field === field);
              if (chip !== undefined) return chipOf(chip);
              return named?.some(({ id }) => id === field) === true && pillOf(field, null, null);
            })}
          {chips
            .filter((chip, at) => !isPinned(chip.field) || chips.findIndex((one) => one.field === chip.field) < at)
            .map(chipOf)}
        </>
      )}
      {!chipsOnly && chips.length < maxConditions && (
        <AddFilterButton
          ref={setAdd}
          count={chips.length}
          iconOnly={iconOnly}
          isOpen={opened !== null && opened.field === null}
          popupId={popupId}
          preload={preload}
          onOpen={(anchor) => open({ anchor, field: null, current: [] })}
        />
      )}
      {!iconOnly && chips.length > 1 && (
        <button
          type="button"
          onClick={() => {
            navigation.show({ conditions: [], parameter: null }, 'push');
            add?.focus();
          }}
          className={cn(buttonClasses('quiet'), 'px-2!')}
        >
          Clear all
        </button>
      )}
      {Popup === null && opened !== null && (
        <PopupPlaceholder
          label="Filters"
          anchor={opened.anchor}
          onType={opened.field === null ? (typed) => setLast((now) => ({ ...now, typed })) : undefined}
          onClose={close}
        />
      )}
      {Popup !== null && (
        <Popup
          {...last}
          id={popupId}
          open={opened !== null}
          onClose={close}
          params={params}
          pinned={pinned}
          onApply={change}
          onReplace={(filters, clearsSearch) => {
            close();
            navigation.show({ ...filters, ...(clearsSearch && { search: '' }) }, 'push');
          }}
          onSearch={(search) => {
            close();
            navigation.show({ search }, 'push');
          }}
        />
      )}
    </div>
  );
}
