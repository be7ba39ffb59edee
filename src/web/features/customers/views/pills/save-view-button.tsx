import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { cn } from '../../../../lib/browser/class-names.ts';
import { buttonClasses } from '../../../../ui/button.tsx';
import { preferencesOptions } from '../../columns/preferences-query.ts';
import { isWorthKeeping } from '../../url/list-request.ts';
import type { ListParams } from '../../url/list-url-params.ts';

export interface SaveViewButtonProps {
  readonly params: ListParams;
  /** The list is that of a view already. */
  readonly isSaved: boolean;
  readonly onSave: () => void;
}

/** Saves the list as a view; grey while there is nothing to save. */
export function SaveViewButton({ params, isSaved, onSave }: SaveViewButtonProps) {
  const own = useQuery(preferencesOptions()).data;
  const isArranged = (own?.columns ?? own?.density ?? null) !== null;
  const isNothing = isSaved || (!isWorthKeeping(params) && !isArranged);
  return (
    <button
      type="button"
      aria-disabled={isNothing}
      title={isNothing ? 'Filter, search or sort the list, or choose its columns first' : undefined}
      onClick={() => {
        if (!isNothing) onSave();
      }}
      className={cn(buttonClasses('quiet'), 'gap-1.5! px-2!', isNothing ? 'hover:bg-transparent!' : accentClasses)}
    >
      <Plus aria-hidden="true" className="size-4" />
      Save view
    </button>
  );
}

export const accentClasses = 'text-accent-ink! hover:bg-accent-soft!';
