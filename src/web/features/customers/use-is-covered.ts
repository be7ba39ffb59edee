import { panelCoversWidth, useMediaQuery } from '../../lib/hooks/use-media-query.ts';
import { useListLocation } from './use-list-location.ts';

/** Whether an open customer covers the list: what it covers must be `inert`, or Tab would lead behind it. */
export function useIsCovered(): boolean {
  const isNarrow = useMediaQuery(panelCoversWidth);
  return useListLocation().selected !== null && isNarrow;
}
