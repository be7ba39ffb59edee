import { useQueryClient } from '@tanstack/react-query';
import type { ViewLayout } from '../../url/list-layout.ts';
import { setSize, startResizing } from './resize-by-pointer.ts';

interface ColumnEdgeProps {
  readonly id: string;
  readonly view: ViewLayout;
}

/**
 * The edge of a heading, which resizes its column; a double click gives its own width back. Keys do so in the menu.
 * Load lazily.
 */
export function ColumnEdge({ id, view }: ColumnEdgeProps) {
  const client = useQueryClient();
  return (
    <span
      aria-hidden="true"
      data-edge=""
      onPointerDown={({ button, currentTarget: edge, pointerId, clientX }) => {
        if (button !== 0) return;
        edge.setPointerCapture(pointerId);
        startResizing(client, view, id, { edge, pointerId, clientX });
      }}
      onDoubleClick={() => setSize(client, view, id, undefined)}
      className={
        'absolute inset-y-1 -end-1 z-10 w-2.5 cursor-col-resize touch-none select-none ' +
        'after:absolute after:inset-y-0 after:start-1 after:w-0.5 after:rounded-full hover:after:bg-line-strong'
      }
    />
  );
}
