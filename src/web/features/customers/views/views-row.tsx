import { useQuery } from '@tanstack/react-query';
import { Bookmark, ChevronDown, UsersRound } from 'lucide-react';
import { useState } from 'react';
import type { SavedView } from '../../../../contract/views/saved-views.ts';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { useAreCapabilitiesKnown, useRefinements } from '../../../lib/source/capabilities-query.ts';
import { buttonClasses } from '../../../ui/button.tsx';
import { bandClasses, Notice, noticeLinkClasses } from '../../../ui/notice.tsx';
import { PopupPlaceholder } from '../../../ui/popup-placeholder.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useCloseOnFailure } from '../../../ui/use-lazy-popup.ts';
import { parametersOptions } from '../api/customer-queries.ts';
import { viewsOptions } from '../api/views-query.ts';
import { findView } from '../url/known-view.ts';
import { noLayout, type ListLayout } from '../url/list-layout.ts';
import { everyCustomer, type ListParams } from '../url/list-url-params.ts';
import { changedLayout, isChangedFrom, isListOf, isPossible, knownView } from '../url/view-params.ts';
import type { ListLocation, ListNavigation } from '../use-list-location.ts';
import { proposedName, useListTitle } from './list-title.ts';
import { MenuButton } from './menu-button.tsx';
import { SaveActions } from './save-actions.tsx';
import type { ViewDialogState } from './dialogs/view-dialog.tsx';
import { viewEntries } from './view-entries.tsx';
import { MoreViews, moreClasses, PillsRow } from './pills/pills-row.tsx';
import { useFocusedPill } from './pills/use-focused-pill.ts';
import { useVisiblePills } from './pills/visible-pills.ts';

export interface ViewsRowProps {
  readonly address: ListLocation;
  readonly navigation: ListNavigation;
}

/** What was opened before the script had arrived. */
export type OpenedBefore = 'save' | 'more' | null;

const lazyViewDialog = lazyComponent(
  () => import('./dialogs/view-dialog.tsx'),
  (module) => module.ViewDialog,
);

/** The saved views as links, a menu of those without room, and what saves the list as a view. */
export function ViewsRow({
  address,
  navigation,
  openedBefore,
}: ViewsRowProps & { readonly openedBefore: OpenedBefore }) {
  const { params, layout } = address;
  const { data: known, isError, refetch } = useQuery(viewsOptions());
  const current = findView(params, known);
  useListTitle(params, current);
  const catalogue = useQuery({ ...parametersOptions(), enabled: false }).data;
  const formats = useFormats();
  const refinements = useRefinements();
  const saveDialog = (): ViewDialogState => ({
    kind: 'save',
    title: 'Save view',
    name: proposedName(params, catalogue, formats),
  });
  const [dialog, setDialog] = useState(() => (openedBefore === 'save' ? saveDialog() : null));
  const { component: ViewDialog, isFailed } = useLazyComponent(lazyViewDialog, dialog !== null);
  useCloseOnFailure(isFailed && dialog !== null, () => setDialog(null));
  const [opener, setOpener] = useState<Element | null>(null);

  const listed = (known ?? []).filter(({ isGone }) => !isGone);
  const currentIndex = listed.findIndex(({ view }) => view.id === current?.view.id);
  const isChanged = current !== undefined && !current.isGone && isChangedFrom(current, params, refinements);
  const atView = listed[currentIndex];
  const { rowRef, pillsRef, actionsRef, isVisible } = useVisiblePills(listed.length, currentIndex);
  const hidden = listed.filter((_, index) => !isVisible(index));
  const focusCurrent = useFocusedPill(pillsRef, current?.view.id ?? null);

  const openDialog = (next: ViewDialogState) => {
    setOpener(document.activeElement);
    setDialog(next);
  };
  const openView = (id: string) => navigation.show({ view: { id, isChanged: false } }, 'push');
  const showSaved = (view: SavedView, layoutOf: (list: ListParams) => ListLayout) => {
    setDialog(null);
    focusCurrent(view.id);
    // The list may have more than the view has kept, such as a personal search.
    navigation.show((list) => {
      const left = layoutOf(list);
      return { ...left, view: { id: view.id, isChanged: !isListOf(knownView(view), { ...list, ...left }) } };
    }, 'replace');
  };
  const showNew = (view: SavedView) => showSaved(view, () => noLayout);
  // Changes that were made while it was being saved stay.
  const showChanged = (view: SavedView) => showSaved(view, (list) => changedLayout(view, list));
  const saveAsNew = () => openDialog({ kind: 'save', title: 'Save as new view', name: '' });

  if (known === undefined) {
    return (
      isError && (
        <button type="button" onClick={() => void refetch()} className={buttonClasses('quiet')}>
          Load views
        </button>
      )
    );
  }
  return (
    <>
      <PillsRow
        views={listed.map(({ view }) => view)}
        currentIndex={currentIndex}
        isChanged={isChanged}
        isExact={params.view?.isChanged === false}
        rowRef={rowRef}
        pillsRef={pillsRef}
        isVisible={isVisible}
        onOpen={openView}
        menu={
          atView && (
            <MenuButton
              label={`Options for ${atView.view.name}`}
              entries={viewEntries(atView, {
                onEdit: () => openDialog({ kind: 'edit' }),
                onDuplicate: isChanged
                  ? null
                  : () => openDialog({ kind: 'save', title: 'Duplicate view', name: `${atView.view.name} (copy)` }),
                onLeave: () => navigation.show(everyCustomer, 'push'),
                onDelete: () => openDialog({ kind: 'delete' }),
              })}
              className="me-1 size-6 rounded-md text-accent-ink hover:bg-accent/15"
            >
              <ChevronDown aria-hidden="true" className="size-3.5" />
            </MenuButton>
          )
        }
        more={
          <MenuButton
            label={`${hidden.length} more views`}
            isOpenedBefore={openedBefore === 'more'}
            entries={hidden.map(({ view }) => ({
              id: view.id,
              label: view.name,
              icon: view.visibility === 'everyone' ? <UsersRound /> : <Bookmark />,
              onChoose: () => openView(view.id),
            }))}
            className={moreClasses}
          >
            <MoreViews count={hidden.length} />
          </MenuButton>
        }
        hasMore={hidden.length > 0}
        actions={
          <SaveActions
            ref={actionsRef}
            params={params}
            current={current}
            isChanged={isChanged}
            onPrepare={lazyViewDialog.load}
            onSave={() => openDialog(saveDialog())}
            onSaveAsNew={saveAsNew}
            onChangesSaved={showChanged}
            onFailed={(error) => openDialog({ kind: 'change', error })}
          />
        }
      />
      {ViewDialog === null && dialog !== null && (
        <PopupPlaceholder label="Save view" anchor={null} onClose={() => setDialog(null)} />
      )}
      {ViewDialog !== null && dialog !== null && (
        <ViewDialog
          key={dialog.kind}
          state={dialog}
          params={params}
          current={current}
          layout={layout}
          onAdded={showNew}
          onChangesSaved={showChanged}
          onDeleted={() => {
            setDialog(null);
            showToast(`${current?.view.name ?? 'The view'} was deleted.`);
            navigation.show({ view: null }, 'replace');
          }}
          onSaveAsNew={saveAsNew}
          onClose={() => setDialog(null)}
          finalFocus={() =>
            // The view that was saved may have the focus by now.
            pillsRef.current?.contains(document.activeElement) !== true &&
            (focusable(opener) ?? actionsRef.current?.querySelector('button') ?? null)
          }
        />
      )}
    </>
  );
}

/** An element that is still there to return the focus to. */
function focusable(element: Element | null): HTMLElement | null {
  return element instanceof HTMLElement && element.isConnected && element !== document.body ? element : null;
}

/** Says that the view of the address does not exist, any more or at all, and what is listed instead. */
export function ViewNotice({ address: { params, isPending }, navigation }: ViewsRowProps) {
  const { data: known, isError, refetch } = useQuery(viewsOptions());
  const refinements = useRefinements();
  const areCapabilitiesKnown = useAreCapabilitiesKnown();
  const view = findView(params, known);
  if (view === undefined && (params.view === null || params.view.isChanged || isPending)) return null;
  if (view?.isGone === false) {
    return (
      params.view?.isChanged === false &&
      areCapabilitiesKnown &&
      !isPossible(view, refinements) && (
        <Notice tone="info" role="status" className={bandClasses}>
          Some of this view’s filters, or its sort, aren’t possible with this source, so the list differs from the view.
        </Notice>
      )
    );
  }
  const gone = view && (
    <>
      The view <bdi className="font-semibold">{view.view.name}</bdi> was deleted or is no longer shared with you. Its
      list stays until you leave it.
    </>
  );
  const [text, label, act] = gone
    ? ([gone, 'Leave view', () => navigation.show(everyCustomer, 'push')] as const)
    : isError
      ? ['The view couldn’t be loaded, so this is the list of every customer.', 'Try again', () => void refetch()]
      : [
          'This view was deleted, or isn’t shared with you, so this is the list of every customer.',
          'Dismiss',
          () => navigation.show({ view: null }, 'replace'),
        ];
  return (
    <Notice
      tone="warn"
      role="status"
      className={bandClasses}
      action={
        <button type="button" onClick={act} className={noticeLinkClasses}>
          {label}
        </button>
      }
    >
      {text}
    </Notice>
  );
}
