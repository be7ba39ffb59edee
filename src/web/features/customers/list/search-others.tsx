import { Search } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';

export interface SearchOthersProps {
  readonly search: string;
  readonly isSearching: boolean;
  readonly onSearch: () => void;
}

/** Below an exact match that was asked for alone: the way to everybody else whose data contains the search. */
export function SearchOthers({ search, isSearching, onSearch }: SearchOthersProps) {
  return (
    <div className="sticky left-0 flex w-[100cqw] px-2 py-2 sm:px-4">
      <Button
        variant="quiet"
        aria-disabled={isSearching}
        onClick={() => {
          if (!isSearching) onSearch();
        }}
        className="max-w-full shrink! text-accent-ink!"
      >
        <Search aria-hidden="true" className="size-4 shrink-0" />
        <span className="min-w-0 truncate">
          {isSearching ? 'Searching for' : 'Search for'} others containing “<bdi>{search}</bdi>”
        </span>
      </Button>
    </div>
  );
}
