import type { ApiError } from '../../../../lib/api/api-errors.ts';
import type { SavedView } from '../../../../../contract/views/saved-views.ts';
import type { KnownView } from '../../url/known-view.ts';
import type { ListLayout } from '../../url/list-layout.ts';
import type { ListParams } from '../../url/list-url-params.ts';
import { ChangeViewDialog } from './change-view-dialog.tsx';
import { DeleteViewDialog } from './delete-view-dialog.tsx';
import { EditViewDialog } from './edit-view-dialog.tsx';
import { SaveViewDialog } from './save-view-dialog.tsx';

/** Which dialog is open. All but the first are about the current view. */
export type ViewDialogState =
  | { readonly kind: 'save'; readonly title: string; readonly name: string }
  | { readonly kind: 'edit' }
  | { readonly kind: 'delete' }
  /** Its changes could not be saved. */
  | { readonly kind: 'change'; readonly error: ApiError };

export interface ViewDialogProps {
  readonly state: ViewDialogState;
  /** The list to save. */
  readonly params: ListParams;
  /** What its view keeps of how it is shown. */
  readonly layout: ListLayout;
  readonly current: KnownView | undefined;
  readonly onAdded: (view: SavedView) => void;
  readonly onChangesSaved: (view: SavedView) => void;
  readonly onDeleted: () => void;
  readonly onSaveAsNew: () => void;
  readonly onClose: () => void;
  /** Where the focus goes when the dialog closes; false when it stays where it is. */
  readonly finalFocus: () => HTMLElement | null | false;
}

/** The dialogs of saved views. Loaded lazily, as they need Base UI. */
export function ViewDialog({ state, params, layout, current, ...on }: ViewDialogProps) {
  const { onClose, finalFocus } = on;
  const frame = { onClose, finalFocus };
  if (state.kind === 'save')
    return (
      <SaveViewDialog
        {...frame}
        title={state.title}
        suggestedName={state.name}
        params={params}
        layout={layout}
        onAdded={on.onAdded}
      />
    );
  if (current === undefined) return null;
  if (state.kind === 'edit') return <EditViewDialog {...frame} view={current.view} />;
  if (state.kind === 'delete') return <DeleteViewDialog {...frame} view={current.view} onDeleted={on.onDeleted} />;
  return (
    <ChangeViewDialog
      {...frame}
      known={current}
      params={params}
      firstError={state.error}
      onSaved={on.onChangesSaved}
      onSaveAsNew={on.onSaveAsNew}
    />
  );
}
