import type { QueryClient } from '@tanstack/react-query';
import type { ViewLayout } from '../../url/list-layout.ts';
import { changeColumns } from '../change-layout.ts';
import { possibleWidth, resizeColumn } from '../column-changes.ts';
import { resizePreview } from '../use-list-columns.ts';

/** Where the edge of a heading was pressed. */
export interface EdgePress {
  readonly edge: HTMLElement;
  readonly pointerId: number;
  readonly clientX: number;
}

/** Follows the pointer, which the edge has captured, until it is released, and saves. Escape puts the width back. */
export function startResizing(
  client: QueryClient,
  view: ViewLayout,
  id: string,
  { edge, pointerId, clientX: start }: EdgePress,
): void {
  const heading = edge.parentElement;
  if (heading === null || !edge.hasPointerCapture(pointerId)) return;
  const width = heading.getBoundingClientRect().width;
  const end = new AbortController();
  let size: number | null = null;
  const listen = { signal: end.signal };
  edge.addEventListener(
    'pointermove',
    (event) => {
      if (!(event instanceof MouseEvent)) return;
      size = possibleWidth(width + event.clientX - start);
      resizePreview.set({ id, size, isKept: false });
    },
    listen,
  );
  const finish = () => {
    end.abort();
    if (size !== null) setSize(client, view, id, size);
  };
  edge.addEventListener('pointerup', finish, listen);
  edge.addEventListener('pointercancel', finish, listen);
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      resizePreview.set(null);
      end.abort();
    },
    { ...listen, capture: true },
  );
}

/** Gives a column a width in pixels; undefined for its own. */
export function setSize(client: QueryClient, view: ViewLayout, id: string, size: number | undefined): void {
  const preview = resizePreview.get();
  if (preview !== null) resizePreview.set({ ...preview, isKept: true });
  if (!changeColumns(client, view, (columns) => resizeColumn(columns, id, size))) resizePreview.set(null);
}
