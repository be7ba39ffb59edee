import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ColumnSetting } from '../../../../../contract/views/column-layout.ts';
import type { ViewLayout } from '../../url/list-layout.ts';
import { changeColumns } from '../change-layout.ts';
import { moveColumn, moveTo, visiblePosition, type ColumnMove } from '../column-changes.ts';

interface PendingMove extends ColumnMove {
  /** The columns on screen when it was set, which takes a moment to render; null before. */
  readonly keptOn: readonly ColumnSetting[] | null;
}

export interface MoveKeys {
  /** The columns as moved. */
  readonly moved: readonly ColumnSetting[];
  /** Moves a column by some positions, and returns its position then, counted from 0. */
  readonly shift: (id: string, by: number) => number;
  /** To be called when the key is released: browsers limit how often an address may change. */
  readonly keep: () => void;
}

/** Moves columns by keys: here at once, and in the table when the key is released. */
export function useMoveKeys(columns: readonly ColumnSetting[], view: ViewLayout): MoveKeys {
  const client = useQueryClient();
  const [last, setLast] = useState<PendingMove | null>(null);
  const isRendered = last !== null && last.keptOn !== null && last.keptOn !== columns;
  const pending = isRendered ? null : last;
  const moved = pending === null ? columns : moveColumn(columns, pending);
  return {
    moved,
    shift: (id, by) => {
      const move = moveTo(moved, id, visiblePosition(moved, id) + by);
      setLast({ ...move, keptOn: null });
      return visiblePosition(moveColumn(moved, move), id);
    },
    keep: () => {
      if (pending === null || pending.keptOn !== null) return;
      const isMoved = visiblePosition(moved, pending.id) !== visiblePosition(columns, pending.id);
      const isChanged = isMoved && changeColumns(client, view, (all) => moveColumn(all, pending));
      setLast(isChanged ? { ...pending, keptOn: columns } : null);
    },
  };
}
