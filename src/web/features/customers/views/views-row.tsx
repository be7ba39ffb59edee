import { useQuery } from '@tanstack/react-query';
import { Bookmark, ChevronDown, UsersRound } from 'lucide-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { SavedView } from '../../../../contract/views/saved-views.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { useFormats } from '../../../lib/format/formats-context.tsx';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { useAreCapabilitiesKnown, useRefinements } from '../../../lib/source/capabilities-query.ts';
import { buttonClasses } from '../../../ui/button.tsx';
import { bandClasses, Notice, noticeLinkClasses } from '../../../ui/notice.tsx';
import { PopupPlaceholder } from '../../../ui/popup-placeholder.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { parametersOptions } from '../api/customer-queries.ts';
import { viewsOptions } from '../api/views-query.ts';
import { findView } from '../url/known-view.ts';
import { noLayout, type ListLayout } from '../url/list-layout.ts';
import { everyCustomer, type ListParams } from '../url/list-url-params.ts';
import { changedLayout, isChangedFrom, isListOf, isPossible, knownView } from '../url/view-params.ts';
import type { ListLocation, ListNavigation } from '../use-list-location.ts';
import { listTitle, useListTitle } from './list-title.ts';
import { MenuButton } from './menu-button.tsx';
import { SaveActions } from './save-actions.tsx';
import type { ViewDialogState } from './dialogs/view-dialog.tsx';
import { viewEntries } from './view-entries.tsx';
import { ViewPill } from './view-pill.tsx';
import { useVisiblePills } from './visible-pills.ts';

export interface ViewsRowProps {
  readonly address: ListLocation;
  readonly navigation: ListNavigation;
}

const lazyViewDialog = lazyComponent(
  () => import('./dialogs/view-dialog.tsx'),
  (module) => module.ViewDialog,
);

/** The saved views as links, a menu of those without room, and what saves the list as a view. */
export function ViewsRow({ address, navigation }: ViewsRowProps) {
  const { params, layout } = address;
  const { data: known, isError, refetch } = useQuery(viewsOptions());
  const current = findView(params, known);
  useListTitle(params, current);
  const catalogue = useQuery({ ...parametersOptions(), enabled: false }).data;
  const formats = useFormats();
  const refinements = useRefinements();
  const [dialog, setDialog] = useState<ViewDialogState | null>(null);
  const { component: ViewDialog, isFailed } = useLazyComponent(lazyViewDialog, dialog !== null);
  if (isFailed && dialog !== null) setDialog(null);
  const [opener, setOpener] = useState<Element | null>(null);

  const listed = (known ?? []).filter(({ isGone }) => !isGone);
  const currentIndex = listed.findIndex(({ view }) => view.id === current?.view.id);
  const isChanged = current !== undefined && !current.isGone && isChangedFrom(current, params, refinements);
  const { rowRef, pillsRef, actionsRef, isVisible } = useVisiblePills(listed.length, currentIndex);
  const hidden = listed.filter((_, index) => !isVisible(index));
  const isPhone = useMediaQuery(phoneWidth);
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
      <span aria-hidden="true" className={cn('mx-2 h-5 w-px shrink-0 bg-line', listed.length === 0 && 'hidden')} />
      <div ref={rowRef} className="flex flex-1 items-center sm:min-w-0">
        <nav ref={pillsRef} aria-label="Views" className="relative flex items-center gap-0.5">
          {listed.map((one, index) => (
            <ViewPill
              key={one.view.id}
              known={one}
              isCurrent={index === currentIndex}
              isChanged={index === currentIndex && isChanged}
              isExact={index === currentIndex && params.view?.isChanged === false}
              isVisible={isPhone || isVisible(index)}
              onOpen={() => openView(one.view.id)}
              entries={viewEntries(one, {
                onEdit: () => openDialog({ kind: 'edit' }),
                onDuplicate: isChanged
                  ? null
                  : () => openDialog({ kind: 'save', title: 'Duplicate view', name: `${one.view.name} (copy)` }),
                onLeave: () => navigation.show(everyCustomer, 'push'),
                onDelete: () => openDialog({ kind: 'delete' }),
              })}
            />
          ))}
          <span className={cn((isPhone || hidden.length === 0) && 'invisible absolute')}>
            <MenuButton
              label={`${hidden.length} more views`}
              entries={hidden.map(({ view }) => ({
                id: view.id,
                label: view.name,
                icon: view.visibility === 'everyone' ? <UsersRound /> : <Bookmark />,
                onChoose: () => openView(view.id),
              }))}
              className={cn(buttonClasses('quiet'), 'gap-1! px-2!')}
            >
              {hidden.length} more
              <ChevronDown aria-hidden="true" className="size-3.5" />
            </MenuButton>
          </span>
        </nav>
        <SaveActions
          ref={actionsRef}
          params={params}
          current={current}
          isChanged={isChanged}
          onPrepare={lazyViewDialog.load}
          onSave={() =>
            openDialog({ kind: 'save', title: 'Save view', name: listTitle(params, catalogue, formats) ?? '' })
          }
          onSaveAsNew={saveAsNew}
          onChangesSaved={showChanged}
          onFailed={(error) => openDialog({ kind: 'change', error })}
        />
      </div>
      {isFailed && (
        <span role="alert" className="text-[0.8125rem] text-danger">
          Couldn’t open it. Try again.
        </span>
      )}
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

/** Keeps the current view's link in sight. Returns what focuses the link of a view, once it is the current one. */
function useFocusedPill(pillsRef: RefObject<HTMLElement | null>, current: string | null) {
  const next = useRef<string | null>(null);
  useEffect(() => {
    currentLink(pillsRef.current)?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (next.current !== null && next.current === current) currentLink(pillsRef.current)?.focus();
    next.current = null;
  }, [pillsRef, current]);
  return (id: string) => {
    if (id === current) currentLink(pillsRef.current)?.focus();
    else next.current = id;
  };
}

function currentLink(pills: HTMLElement | null): HTMLElement | null {
  return pills?.querySelector<HTMLElement>('[aria-current]') ?? null;
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
