import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { ColumnSetting } from '../../../../../contract/views/column-layout.ts';
import type { ViewLayout } from '../../url/list-layout.ts';
import { possibleWidth } from '../column-changes.ts';
import { setSize } from '../resize/resize-by-pointer.ts';
import { resizePreview } from '../use-list-columns.ts';

export interface WidthKeys {
  /** Makes a column wider by some pixels, and returns its width then. */
  readonly widen: (id: string, by: number) => number;
  /** To be called when the key is released: browsers limit how often an address may change. */
  readonly keep: () => void;
}

/** Changes widths by keys, each from the width that the last one has set, which may not be on screen yet. */
export function useWidthKeys(columns: readonly ColumnSetting[], view: ViewLayout): WidthKeys {
  const client = useQueryClient();
  const widened = useRef<string | null>(null);
  return {
    widen: (id, by) => {
      const preview = resizePreview.get();
      const before = preview?.id === id ? preview.size : columns.find((column) => column.id === id)?.size;
      const size = possibleWidth((before ?? widthOnScreen(id)) + by);
      resizePreview.set({ id, size, isKept: false });
      widened.current = id;
      return size;
    },
    keep: () => {
      const preview = resizePreview.get();
      if (preview !== null && preview.id === widened.current) setSize(client, view, preview.id, preview.size);
      widened.current = null;
    },
  };
}

/** The width of a column that is on screen; a usual one otherwise. */
function widthOnScreen(id: string): number {
  return document.querySelector(`[data-column="${CSS.escape(id)}"]`)?.getBoundingClientRect().width ?? 120;
}
