import { useLocation, useNavigate } from 'react-router';
import { decodeActivityFilter, encodeActivityFilter, type ActivityFilter } from './activity-filter.ts';

/** The filter of the address, and a way to change parts of it in place. */
export function useActivityFilter(): readonly [ActivityFilter, (change: Partial<ActivityFilter>) => void] {
  const location = useLocation();
  const navigate = useNavigate();
  const filter = decodeActivityFilter(new URLSearchParams(location.search), location.state);
  const change = (part: Partial<ActivityFilter>) => {
    const next = encodeActivityFilter({ ...filter, ...part });
    void navigate(`/settings/activity${next.query}`, { state: next.state, replace: true });
  };
  return [filter, change];
}
