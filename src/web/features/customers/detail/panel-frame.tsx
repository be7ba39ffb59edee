import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { cn } from '../../../lib/browser/class-names.ts';
import { panelCoversWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { isLayerOpen, isShortcut } from '../../../lib/hooks/use-shortcut.ts';
import { rowSteps } from '../table/use-row-keyboard.ts';

export interface PanelFrameProps {
  readonly headingId: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * A column of 404 px beside the list, which stays usable; below 64rem a modal drawer over the list, and on a phone the
 * whole page. The page makes what is covered inert.
 */
export function PanelFrame({ headingId, onClose, children }: PanelFrameProps) {
  const covers = useMediaQuery(panelCoversWidth);
  const panel = useFocusOnOpen(covers);
  return (
    <>
      {/* The keyboard closes it with Esc. */}
      <div aria-hidden="true" onClick={onClose} className="fixed inset-0 z-30 bg-scrim max-sm:hidden lg:hidden" />
      <div
        ref={panel}
        role="dialog"
        aria-modal={covers}
        aria-labelledby={headingId}
        data-customer-panel=""
        tabIndex={-1}
        className={cn(
          'flex flex-col border-line bg-surface outline-none max-lg:fixed max-lg:inset-y-0',
          'max-lg:end-0 max-lg:z-30 max-lg:shadow-2xl max-sm:start-0 sm:w-101 sm:border-s lg:h-full',
          'lg:shrink-0',
        )}
      >
        {children}
      </div>
    </>
  );
}

/**
 * Takes the focus when opened by keyboard or a direct link, or when it covers the list. Beside the list, a click leaves
 * the focus on the row.
 */
function useFocusOnOpen(covers: boolean) {
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const active = document.activeElement;
    // A dialog that was opened meanwhile keeps the focus, and what is typed.
    if (panel.current === null || panel.current.contains(active) || isLayerOpen()) return;
    const byPointer = active !== null && active !== document.body && !active.matches(':focus-visible');
    if (!byPointer || covers) panel.current.focus({ preventScroll: true });
  }, [covers]);
  return panel;
}

export interface PanelKeys {
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  readonly onClose: () => void;
}

/**
 * ← and → step, as ↑ ↓ j k do, and Esc closes, wherever the focus is: but not while typing or choosing, with another
 * window open, or when the key was already handled.
 */
export function usePanelKeys(keys: PanelKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = actionOf(event, keys);
    if (act === null) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

const panelSteps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

function actionOf(event: KeyboardEvent, keys: PanelKeys): (() => void) | null {
  if (event.shiftKey || !isShortcut(event)) return null;
  if (event.key === 'Escape') return keys.onClose;
  const step = rowSteps[event.key] ?? panelSteps[event.key];
  if (step === undefined) return null;
  return step === 1 ? keys.onNext : keys.onPrevious;
}
