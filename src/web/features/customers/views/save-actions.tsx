import type { Ref } from 'react';
import type { SavedView } from '../../../../contract/views/saved-views.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import type { ApiError } from '../../../lib/api/api-errors.ts';
import { useRefinements } from '../../../lib/source/capabilities-query.ts';
import { buttonClasses } from '../../../ui/button.tsx';
import type { KnownView } from '../url/known-view.ts';
import type { ListParams } from '../url/list-url-params.ts';
import { changedContent, isPossible } from '../url/view-params.ts';
import { accentClasses, SaveViewButton } from './pills/save-view-button.tsx';
import { useChangeView } from './view-mutations.ts';

export interface SaveActionsProps {
  readonly params: ListParams;
  /** The view that the list is or came from. */
  readonly current: KnownView | undefined;
  /** The list differs from its view. */
  readonly isChanged: boolean;
  /** The dialog may be opened soon. */
  readonly onPrepare: () => void;
  readonly onSave: () => void;
  readonly onSaveAsNew: () => void;
  readonly onChangesSaved: (view: SavedView) => void;
  readonly onFailed: (error: ApiError) => void;
  readonly ref: Ref<HTMLDivElement>;
}

/** "Save view", or for a changed view "Save changes" and "Save as new". */
export function SaveActions(props: SaveActionsProps) {
  const { params, current, isChanged, onPrepare, onSave, onSaveAsNew, onChangesSaved, onFailed, ref } = props;
  const refinements = useRefinements();
  // Elsewhere, saving would drop what this source cannot do.
  const canSaveChanges = isChanged && current?.view.canChange === true && isPossible(current, refinements);
  return (
    <div ref={ref} className="flex shrink-0 items-center" onPointerEnter={onPrepare} onFocus={onPrepare}>
      {canSaveChanges && (
        <SaveChangesButton known={current} params={params} onSaved={onChangesSaved} onFailed={onFailed} />
      )}
      {isChanged || current?.isGone === true ? (
        <button
          type="button"
          onClick={onSaveAsNew}
          className={cn(buttonClasses('quiet'), 'px-2!', !canSaveChanges && accentClasses)}
        >
          Save as new
        </button>
      ) : (
        <SaveViewButton params={params} isSaved={current !== undefined} onSave={onSave} />
      )}
    </div>
  );
}

interface SaveChangesButtonProps {
  readonly known: KnownView;
  readonly params: ListParams;
  readonly onSaved: (view: SavedView) => void;
  readonly onFailed: (error: ApiError) => void;
}

function SaveChangesButton({ known: { view }, params, onSaved, onFailed }: SaveChangesButtonProps) {
  const { isPending, send } = useChangeView(view, onSaved, onFailed);
  return (
    <button
      type="button"
      aria-disabled={isPending}
      onClick={() => send({ content: changedContent(view, params) })}
      className={cn(buttonClasses('quiet'), 'px-2!', accentClasses, isPending && 'opacity-70')}
    >
      Save changes
    </button>
  );
}
