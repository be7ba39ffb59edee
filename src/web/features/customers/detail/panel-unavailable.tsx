import { useEffect, useId, useRef } from 'react';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { panelFrameClasses } from './panel-frame.ts';
import { usePanelKeys } from './panel-keys.ts';

export interface PanelUnavailableProps {
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** Stands in the panel's place when its script could not be fetched. */
export function PanelUnavailable({ onRetry, onClose }: PanelUnavailableProps) {
  const headingId = useId();
  const panel = useRef<HTMLDivElement>(null);
  usePanelKeys({ onPrevious: null, onNext: null, onClose });
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  return (
    <div ref={panel} role="dialog" aria-labelledby={headingId} data-customer-panel="" tabIndex={-1} className={panelFrameClasses}>
      <EmptyState
        title={<span id={headingId}>This customer could not be opened</span>}
        actions={
          <>
            <Button variant="primary" onClick={onRetry}>Try again</Button>
            <Button onClick={onClose}>Show the list</Button>
          </>
        }
      >
        <span role="alert">The server could not be reached.</span>
      </EmptyState>
    </div>
  );
}
