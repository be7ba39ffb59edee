import { Download, Mail, Phone, X } from 'lucide-react';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import type { Count } from '../../../../contract/list/list-metadata.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { useShortcut } from '../../../lib/hooks/use-shortcut.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useIsMetered } from '../../../lib/source/capabilities-query.ts';
import { useMayExport } from '../../../lib/source/use-may-export.ts';
import { countText } from '../model/footer-text.ts';
import { Sentence, SumSentences } from '../list/list-footer.tsx';
import type { CustomerList } from '../list/use-customer-list.ts';
import { noRows } from '../table/table-rows.ts';
import { selectedCount, selectedSums } from '../selection/selected-customers.ts';
import { useCopying } from './use-copying.ts';
import { noSelection, type Selection } from '../selection/selection.ts';
import type { ListRequest } from '../url/list-request.ts';
import type { SelectionControl } from '../selection/use-selection.ts';

export interface SelectionBarProps {
  readonly control: SelectionControl;
  readonly list: CustomerList;
  /** How many customers the list has; null while unknown. */
  readonly total: Count | null;
  readonly onExport: () => void;
}

/** How many customers are selected, and what can be done with them. In place of the toolbar. Load lazily. */
export function SelectionBar({ control, list, total, onExport }: SelectionBarProps) {
  const { selection, shown, change } = control;
  const mayExport = useMayExport();
  const clear = () => change(noSelection);
  useClearedWithList(control, list.location.request);
  const formats = useFormats();
  const isPanelOpen = list.location.selected !== null;
  useShortcut('escape', () => {
    if (!isPanelOpen) clear();
  });
  const rows = list.state === 'rows' ? list.rows : noRows;
  const count = selectedCount(selection, total);
  const hidden = selection.isAll ? 0 : selection.customers.size - shown;
  const { copy, read } = useCopying(selection, rows, list.location.request, count);
  return (
    <div
      role="group"
      aria-label="Selected customers"
      className={cn(
        '@container -mx-3 flex min-h-8 min-w-0 self-start max-sm:min-h-10',
        'items-center gap-1 rounded-lg bg-accent-soft ps-3 pe-1',
        'font-medium text-accent-ink',
      )}
    >
      <p role="status" className="shrink-0 tabular-nums @min-[40rem]:pe-2">
        {read === null ? (
          <>
            {count === null ? 'All' : countText(count, formats.count)} selected
            {hidden > 0 && <span className="font-normal">, {formats.count(hidden)} not shown</span>}
          </>
        ) : (
          <>
            Reading {formats.count(read)}
            {count !== null && ` of ${formats.count(count.count)}`}…
          </>
        )}
      </p>
      <SelectAll control={control} list={list} total={total} canSelectAll={mayExport} />
      <span className="mx-1 h-5 w-px shrink-0 bg-line-strong/40 @max-[40rem]:hidden" />
      <BarButton icon={<Mail />} label="Copy emails" onClick={() => copy('email')} />
      <BarButton icon={<Phone />} label="Copy phones" onClick={() => copy('phone')} />
      {mayExport && <BarButton icon={<Download />} label="Export" onClick={onExport} />}
      <IconButton
        label="Clear selection"
        title="Clear selection (Esc)"
        size="small"
        icon={<X />}
        onClick={clear}
        className="ms-auto text-accent-ink! hover:bg-accent/10!"
      />
    </div>
  );
}

/** Everyone in a list is not everyone in the next, so the selection of all ends with it, before that one is painted. */
function useClearedWithList(
  { selection, change }: SelectionControl,
  { search, status, parameter, conditions }: ListRequest,
): void {
  const list = JSON.stringify([search, status, parameter, conditions]);
  const selectedIn = useRef(list);
  useLayoutEffect(() => {
    const isOther = selectedIn.current !== list;
    selectedIn.current = list;
    if (!isOther || !selection.isAll) return;
    change(noSelection);
    showToast('Selection cleared, as the list is another one.');
  }, [change, list, selection]);
}

interface SelectAllProps extends Pick<SelectionBarProps, 'control' | 'list' | 'total'> {
  /** What is not loaded can be selected too, as there is something to do with it. */
  readonly canSelectAll: boolean;
}

/** Selects the whole list, or says why that is not possible. */
function SelectAll({ control, list, total, canSelectAll }: SelectAllProps) {
  const { count } = useFormats();
  const isMetered = useIsMetered();
  const { selection, shown } = control;
  if (list.state !== 'rows' || list.isPrevious) return null;
  const { hasMore, rows } = list;
  const isEverything = selection.isAll ? selection.customers.size === 0 : !hasMore && shown === rows.customers.length;
  if (isEverything) return null;
  if (hasMore && isMetered && shown === rows.customers.length)
    return <span className="min-w-0 truncate font-normal">Others must be loaded first: each page costs a request</span>;
  if (total === null || (hasMore && !canSelectAll)) return null;
  return (
    <button
      type="button"
      onClick={hasMore ? () => control.change({ ...noSelection, isAll: true }) : control.toggleRows}
      aria-label={`Select all ${countText(total, count)}`}
      className="h-8 shrink-0 rounded-lg px-2 hover:bg-accent/10"
    >
      <span className="@max-[40rem]:hidden">Select all</span>
      <span className="@min-[40rem]:hidden">All</span> {countText(total, count)}
    </button>
  );
}

interface BarButtonProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly onClick: () => void;
}

/** Its words disappear where there is no room. */
function BarButton({ icon, label, onClick }: BarButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onClick}
      className={cn(
        'inline-flex h-8 min-w-8 shrink-0 items-center justify-center gap-2 rounded-lg px-2',
        'whitespace-nowrap hover:bg-accent/10 [&_svg]:size-4',
      )}
    >
      {icon}
      <span className="@max-[40rem]:hidden">{label}</span>
    </button>
  );
}

export interface SelectionTextProps extends Pick<SelectionBarProps, 'list' | 'total'> {
  readonly selection: Selection;
}

/** `5 selected · £18,147 spent · average lifetime value £4,200`, for the footer. */
export function SelectionText({ selection, list, total }: SelectionTextProps) {
  const formats = useFormats();
  const count = selectedCount(selection, total);
  const sums = selectedSums(selection, list.summary.areSumsPrevious ? null : list.summary.sums);
  return (
    <>
      {count === null ? 'All' : <Sentence parts={[{ text: countText(count, formats.count), figure: true }]} />} selected
      {sums !== null && (
        <span className="max-sm:hidden">
          <SumSentences sums={sums} total={count} />
        </span>
      )}
    </>
  );
}
