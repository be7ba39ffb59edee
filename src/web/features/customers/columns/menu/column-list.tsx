import { Switch } from '@base-ui/react/switch';
import { useQueryClient } from '@tanstack/react-query';
import { GripVertical } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { systemParameters } from '../../../../../contract/parameters.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { useStore } from '../../../../lib/browser/reactive-store.ts';
import { changeColumns, type LayoutProps } from '../change-layout.ts';
import { moveColumn, moveTo, toggleColumn } from '../column-changes.ts';
import { firstColumn } from '../column-order.ts';
import { fieldColumns } from '../field-columns.ts';
import { fittingIds } from '../use-fitting-columns.ts';
import { isField, maxParameterColumns, useColumnChoice } from '../use-list-columns.ts';
import { useMoveKeys } from './use-move-keys.ts';
import { useRowDrag } from './use-row-drag.ts';
import { useWidthKeys } from './use-width-keys.ts';

/** The height of a row, in pixels. */
const rowHeight = 32;
/** How much an arrow key changes a width, in pixels. */
const widthStep = 8;

interface NamedColumn {
  readonly id: string;
  readonly name: string;
}

/** The shown columns, to hide, move and resize, and below them the hidden ones in groups, to show. */
export function ColumnList({ layout, view }: LayoutProps) {
  const client = useQueryClient();
  const { ordered, parameters } = useColumnChoice(layout.columns);
  const fitting = useStore(fittingIds);
  const moves = useMoveKeys(ordered, view);
  const [announcement, announce] = useState('');

  const fields = Object.values(fieldColumns);
  const nameOf = (id: string) => [...fields, ...parameters].find((column) => column.id === id)?.name ?? id;
  const shown = moves.moved.filter(({ isVisible }) => isVisible).map(({ id }) => ({ id, name: nameOf(id) }));
  const isHidden = ({ id }: NamedColumn) => !shown.some((column) => column.id === id);
  const isSystem = ({ id }: NamedColumn) => systemParameters.some((parameter) => parameter.id === id);
  const isFull = shown.filter(({ id }) => !isField(id)).length >= maxParameterColumns;

  const announceMove = (id: string, position: number) =>
    announce(`${nameOf(id)}, position ${position + 1} of ${shown.length}`);
  const drag = useRowDrag(rowHeight, shown.length, (from, to) => {
    const { id } = shown[from] ?? {};
    if (id === undefined) return;
    const move = moveTo(ordered, id, to);
    changeColumns(client, view, (columns) => moveColumn(columns, move));
    announceMove(id, to);
  });
  const shift = (id: string, by: number) => announceMove(id, moves.shift(id, by));
  const widths = useWidthKeys(ordered, view);
  const announceWidth = (id: string, by: number) => announce(`${nameOf(id)}, ${widths.widen(id, by)} pixels wide`);
  const keep = () => {
    moves.keep();
    widths.keep();
  };
  const onKeys = (id: string) => (event: KeyboardEvent) => {
    const act = {
      ArrowUp: () => shift(id, -1),
      ArrowDown: () => shift(id, 1),
      ArrowLeft: () => announceWidth(id, -widthStep),
      ArrowRight: () => announceWidth(id, widthStep),
    }[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const hint = useId();
  const toggle = (id: string) => changeColumns(client, view, (columns) => toggleColumn(columns, id));

  return (
    <div data-scroller className="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-2">
      <p className="sr-only" role="status">
        {announcement}
      </p>
      <p id={hint} hidden>
        Up and down arrow keys move the column, left and right ones change its width.
      </p>
      <Group name="Shown">
        {shown.map(({ id, name }, index) =>
          id === firstColumn ? (
            <li key={id} className="flex h-8 items-center ps-9.5 pe-3.5">
              <span className="flex-1">{name}</span>
              <span className="text-[0.8125rem] text-muted">Always first</span>
            </li>
          ) : (
            <SwitchRow
              key={id}
              name={name}
              isOn
              note={fitting.includes(id) ? null : 'No room'}
              onToggle={() => toggle(id)}
              offset={drag.offsetOf(index)}
              isDragged={drag.dragged === index}
            >
              <button
                type="button"
                aria-label={`Move ${name}`}
                aria-describedby={hint}
                title="Drag to move"
                onKeyDown={onKeys(id)}
                onKeyUp={keep}
                onBlur={keep}
                {...drag.handleProps(index)}
                className={cn(
                  'flex size-6 shrink-0 cursor-grab touch-none items-center justify-center rounded-md text-line-strong',
                  'hover:bg-line hover:text-ink active:cursor-grabbing',
                )}
              >
                <GripVertical aria-hidden="true" className="size-4" />
              </button>
            </SwitchRow>
          ),
        )}
      </Group>
      {[
        { name: 'Customer', columns: fields.filter(isHidden), isFull: false },
        { name: 'Your parameters', columns: parameters.filter((one) => isHidden(one) && !isSystem(one)), isFull },
        { name: 'System parameters', columns: parameters.filter((one) => isHidden(one) && isSystem(one)), isFull },
      ].map(
        (group, at) =>
          group.columns.length > 0 && (
            <Group key={group.name} name={group.name} hasLine={at === 0}>
              {group.isFull && (
                <li className="px-3.5 pb-1 text-[0.8125rem] text-muted">
                  Hide a parameter first: at most {maxParameterColumns} can be columns.
                </li>
              )}
              {group.columns.map(({ id, name }) => (
                <SwitchRow
                  key={id}
                  name={name}
                  isOn={false}
                  isDisabled={group.isFull}
                  note={fitting.includes(id) ? 'While filtered' : null}
                  onToggle={() => toggle(id)}
                />
              ))}
            </Group>
          ),
      )}
    </div>
  );
}

interface GroupProps {
  readonly name: string;
  readonly hasLine?: boolean;
  readonly children: ReactNode;
}

function Group({ name, hasLine = false, children }: GroupProps) {
  const headingId = useId();
  return (
    <div className={cn(hasLine && 'mt-2 border-t border-line pt-1.5')}>
      <h3 id={headingId} className="px-3.5 py-1.5 text-[0.8125rem] leading-4 font-semibold text-muted">
        {name}
      </h3>
      <ul aria-labelledby={headingId}>{children}</ul>
    </div>
  );
}

interface SwitchRowProps {
  readonly name: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  /** Why the table differs from the switch. */
  readonly note: string | null;
  readonly onToggle: () => void;
  /** How far it is from its place while rows are dragged, in pixels. */
  readonly offset?: number;
  readonly isDragged?: boolean;
  /** The handle to move it by. */
  readonly children?: ReactNode;
}

function SwitchRow({
  name,
  isOn,
  isDisabled = false,
  note,
  onToggle,
  offset = 0,
  isDragged,
  children,
}: SwitchRowProps) {
  const nameId = useId();
  const noteId = useId();
  return (
    <li
      style={{ transform: offset === 0 ? undefined : `translateY(${offset}px)` }}
      className={cn(
        'relative flex h-8 items-center ps-2.5 pe-3.5',
        isDragged === true
          ? 'z-10 mx-1 rounded-lg border border-line bg-surface shadow-lg'
          : 'transition-transform duration-100',
      )}
    >
      {children}
      <label className={cn('flex min-w-0 flex-1 items-center gap-2', children === undefined ? 'ps-7' : 'ps-1')}>
        <bdi id={nameId} title={name} className={cn('min-w-0 flex-1 truncate', isDisabled && 'text-muted')}>
          {name}
        </bdi>
        {note !== null && (
          <span id={noteId} className="shrink-0 text-xs text-muted">
            {note}
          </span>
        )}
        <Switch.Root
          checked={isOn}
          disabled={isDisabled}
          onCheckedChange={onToggle}
          aria-labelledby={nameId}
          aria-describedby={note === null ? undefined : noteId}
          className={cn(
            'relative flex h-4 w-7 shrink-0 items-center rounded-full bg-line-strong transition-colors',
            'outline-offset-2 before:absolute before:-inset-1 data-checked:bg-accent data-disabled:opacity-45',
          )}
        >
          <Switch.Thumb
            className={cn(
              'block size-3 translate-x-0.5 rounded-full bg-surface transition-transform',
              'data-checked:translate-x-3.5',
            )}
          />
        </Switch.Root>
      </label>
    </li>
  );
}
