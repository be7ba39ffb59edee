import { useEffect, useRef, type ReactNode } from 'react';
import { panelCoversWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';

export interface PanelFrameProps {
  readonly headingId: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * The panel's place: a column of 404 px beside the list, which stays in reach; below 64rem a modal drawer over it, and
 * on a phone a page of its own. What it covers is for the page to make inert.
 */
export function PanelFrame({ headingId, onClose, children }: PanelFrameProps) {
  const covers = useMediaQuery(panelCoversWidth);
  const panel = useFocusOnOpen(covers);
  return (
    <>
      {/* Esc closes for the keyboard. */}
      <div aria-hidden="true" onClick={onClose} className="fixed inset-0 z-30 bg-scrim max-sm:hidden lg:hidden" />
      <div
        ref={panel}
        role="dialog"
        aria-modal={covers}
        aria-labelledby={headingId}
        data-customer-panel=""
        tabIndex={-1}
        className="flex flex-col border-line bg-surface outline-none max-lg:fixed max-lg:inset-y-0 max-lg:end-0 max-lg:z-30 max-lg:shadow-2xl max-sm:start-0 sm:w-101 sm:border-s lg:h-full lg:shrink-0"
      >
        {children}
      </div>
    </>
  );
}

/**
 * Takes the focus when it was opened by keyboard or by a direct link, or covers what has it; beside the list, a click
 * leaves it on the row.
 */
function useFocusOnOpen(covers: boolean) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (panel.current === null || panel.current.contains(active)) return;
    const byPointer = active !== null && active !== document.body && !active.matches(':focus-visible');
    if (!byPointer || covers) panel.current.focus({ preventScroll: true });
  }, [covers]);
  return panel;
}
