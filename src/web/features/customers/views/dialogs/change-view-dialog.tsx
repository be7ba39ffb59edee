import type { SavedView } from '../../../../../contract/views/saved-views.ts';
import { ConflictError, ForbiddenError, NotFoundError, type ApiError } from '../../../../lib/api/api-errors.ts';
import { Alert } from '../../../../ui/alert.tsx';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { MutationError } from '../../../../ui/mutation-error.tsx';
import type { ListParams } from '../../url/list-url-params.ts';
import type { KnownView } from '../../url/known-view.ts';
import { changedContent } from '../../url/view-params.ts';
import { useChangeView } from '../view-mutations.ts';

export interface ChangeViewDialogProps {
  readonly known: KnownView;
  readonly params: ListParams;
  /** Why the changes were not saved. */
  readonly firstError: ApiError;
  readonly onSaved: (view: SavedView) => void;
  readonly onSaveAsNew: () => void;
  readonly onClose: () => void;
  readonly finalFocus: () => HTMLElement | null | false;
}

/** Says why the changes of a view were not saved, and what can be done: try again, or keep them as a new view. */
export function ChangeViewDialog({
  known: { view, isGone },
  params,
  firstError,
  onSaved,
  onSaveAsNew,
  onClose,
  finalFocus,
}: ChangeViewDialogProps) {
  const { isPending, error, send } = useChangeView(view, onSaved);
  const reason = error ?? firstError;
  const isOutdated = reason instanceof ConflictError;
  const isLost = isGone || reason instanceof NotFoundError || reason instanceof ForbiddenError;
  return (
    <Dialog open onClose={onClose} isPending={isPending} title="Your changes weren’t saved" finalFocus={finalFocus}>
      <div className="grid gap-4">
        {isOutdated ? (
          <Alert>
            Someone has changed this view in the meantime. Save over their changes, or save yours as a new view.
          </Alert>
        ) : (
          <MutationError error={reason} />
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button variant={isLost ? 'primary' : 'secondary'} onClick={onSaveAsNew}>
            Save as new
          </Button>
          {!isLost && (
            <Button
              variant="primary"
              aria-disabled={isPending}
              onClick={() => send({ content: changedContent(view, params) })}
            >
              {isOutdated ? 'Save over theirs' : 'Try again'}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
