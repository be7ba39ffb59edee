import { Copy, Link, Pencil, Trash2, X } from 'lucide-react';
import type { SavedView } from '../../../../contract/views/saved-views.ts';
import { copyLink } from '../url/copy-link.ts';
import { listHref } from '../use-list-location.ts';
import type { KnownView } from '../url/known-view.ts';
import type { MenuEntry } from './menu-popup.tsx';
import { isCreator } from './view-access.ts';

export interface ViewActions {
  readonly onEdit: () => void;
  /** Null where "Save as new" does it. */
  readonly onDuplicate: (() => void) | null;
  readonly onLeave: () => void;
  readonly onDelete: () => void;
}

/** What the user can do with a view. */
export function viewEntries(
  known: KnownView,
  { onEdit, onDuplicate, onLeave, onDelete }: ViewActions,
): readonly MenuEntry[] {
  const { view } = known;
  const { canChange } = view;
  return [
    {
      id: 'link',
      label: 'Copy link',
      icon: <Link />,
      onChoose: () => void copyLink(listHref(known.params), copiedText(view)),
    },
    canChange && {
      id: 'edit',
      label: isCreator(view) ? 'Rename or share…' : 'Rename…',
      icon: <Pencil />,
      onChoose: onEdit,
    },
    onDuplicate !== null && { id: 'duplicate', label: 'Duplicate…', icon: <Copy />, onChoose: onDuplicate },
    { id: 'leave', label: 'Leave view', icon: <X />, onChoose: onLeave },
    canChange && { id: 'delete', label: 'Delete…', icon: <Trash2 />, isDangerous: true, onChoose: onDelete },
  ].filter((entry) => entry !== false);
}

function copiedText({ visibility }: SavedView): string {
  return visibility === 'everyone' ? 'Link copied.' : 'Link copied. It works only for you until you share the view.';
}
