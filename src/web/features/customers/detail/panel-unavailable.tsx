import { useId } from 'react';
import { lazyComponentErrorText } from '../../../lib/browser/lazy-component.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PanelFrame } from './panel-frame.tsx';

export interface PanelUnavailableProps {
  readonly onRetry: () => void;
  readonly onClose: () => void;
}

/** Stands in the panel's place when its script could not be fetched. */
export function PanelUnavailable({ onRetry, onClose }: PanelUnavailableProps) {
  const headingId = useId();
  return (
    <PanelFrame headingId={headingId} onClose={onClose}>
      <EmptyState
        title={<span id={headingId}>This customer could not be opened</span>}
        actions={
          <>
            <Button variant="primary" onClick={onRetry}>
              Try again
            </Button>
            <Button onClick={onClose}>Show the list</Button>
          </>
        }
      >
        <span role="alert">{lazyComponentErrorText}</span>
      </EmptyState>
    </PanelFrame>
  );
}
