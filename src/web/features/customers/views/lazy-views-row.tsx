import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { PageViews } from '../../../../contract/views/page-views.ts';
import { cn } from '../../../lib/browser/class-names.ts';
import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { pageViews } from '../../../lib/page/page-meta.ts';
import { PopupPlaceholder } from '../../../ui/popup-placeholder.tsx';
import { useCloseOnFailure } from '../../../ui/use-lazy-popup.ts';
import { viewsOptions } from '../api/views-query.ts';
import { useLoadAfterRows } from '../use-load-after-rows.ts';
import { MoreViews, moreClasses, PillsRow } from './pills/pills-row.tsx';
import { SaveViewButton } from './pills/save-view-button.tsx';
import { useVisiblePills } from './pills/visible-pills.ts';
import type { OpenedBefore, ViewsRowProps } from './views-row.tsx';

const lazyViews = lazyComponent(
  () => import('./views-row.tsx'),
  (module) => module,
);

export interface LazyViewsRowProps extends ViewsRowProps {
  readonly hasRows: boolean;
  /** What is beside the row has its final width. */
  readonly isPlaced: boolean;
}

/** What was opened before the script had arrived, and beside what it is shown. */
interface Opened {
  readonly what: OpenedBefore;
  readonly anchor: HTMLElement | null;
}

/**
 * The saved views: as the page has them until their script has arrived, with the first rows or, where the browser does
 * not have it yet, after them. What is opened meanwhile opens for real then.
 */
export function LazyViewsRow({ hasRows, isPlaced, ...props }: LazyViewsRowProps) {
  const { params } = props.address;
  const isView = params.view !== null;
  const client = useQueryClient();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const { component, isFailed } = useLazyComponent(lazyViews, isView || opened !== null);
  const load = useCallback(() => {
    lazyViews.load();
    // At the same time, as either takes a round trip.
    if (client.getQueryData(viewsOptions().queryKey) === undefined) void client.prefetchQuery(viewsOptions());
  }, [client]);
  // After a failure, it is tried again with the next list.
  useLoadAfterRows(load, hasRows, params);
  const views = useQuery({ ...viewsOptions(), enabled: component !== null });
  const [isReplaced, setIsReplaced] = useState(false);
  const isLoaded = component !== null && (pageViews === null || !views.isPending);
  // What has the focus stays until it is used.
  if (!isReplaced && isLoaded && (!hasFocus || isView || opened !== null)) setIsReplaced(true);
  const isReady = component !== null && isReplaced;
  useCloseOnFailure((isFailed || views.isLoadingError) && opened !== null, () => setOpened(null));
  const open = (next: Opened) => {
    // Before it counts as opened: views that failed are being loaded again by then.
    load();
    setOpened(next);
  };
  const row = useRef<HTMLDivElement>(null);
  const onReady = useEffectEvent(() => {
    const link = row.current?.querySelector('[aria-current]');
    if (hasFocus && link instanceof HTMLElement) link.focus();
  });
  useLayoutEffect(() => {
    if (isReady) onReady();
  }, [isReady]);

  return (
    <div ref={row} onFocus={() => setHasFocus(true)} onBlur={() => setHasFocus(false)} className="contents">
      {isReady ? (
        <component.ViewsRow {...props} openedBefore={opened?.what ?? null} />
      ) : (
        pageViews !== null && (
          <ViewsPlaceholder {...props} {...pageViews} isPlaced={isPlaced} onOpen={open} onPrepare={load} />
        )
      )}
      {!isReady && opened !== null && (
        <PopupPlaceholder
          label={opened.what === 'save' ? 'Save view' : 'More views'}
          anchor={opened.anchor}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

interface ViewsPlaceholderProps extends ViewsRowProps, PageViews {
  readonly isPlaced: boolean;
  readonly onOpen: (opened: Opened) => void;
  readonly onPrepare: () => void;
}

/** The row as it will be, without what needs the whole views. */
function ViewsPlaceholder(props: ViewsPlaceholderProps) {
  const { address, navigation, first, total, isPlaced, onOpen, onPrepare } = props;
  const { params } = address;
  const isView = params.view !== null;
  const currentIndex = first.findIndex(({ id }) => id === params.view?.id);
  const { rowRef, pillsRef, actionsRef, isVisible } = useVisiblePills(first.length, currentIndex);
  const more = total - first.filter((_, index) => isVisible(index)).length;
  return (
    <div className={cn('contents', !isPlaced && 'invisible')}>
      <PillsRow
        views={first}
        currentIndex={currentIndex}
        isChanged={false}
        isExact={params.view?.isChanged === false}
        rowRef={rowRef}
        pillsRef={pillsRef}
        isVisible={isVisible}
        onOpen={(id) => navigation.show({ view: { id, isChanged: false } }, 'push')}
        menu={<span className="me-1 size-6" />}
        more={
          <button
            type="button"
            aria-haspopup="menu"
            aria-label={`${more} more views`}
            title={`${more} more views`}
            onClick={({ currentTarget }) => onOpen({ what: 'more', anchor: currentTarget })}
            className={moreClasses}
          >
            <MoreViews count={more} />
          </button>
        }
        hasMore={more > 0}
        actions={
          <div
            ref={actionsRef}
            onFocus={onPrepare}
            onPointerEnter={onPrepare}
            className={cn('shrink-0', isView && 'invisible')}
          >
            <SaveViewButton params={params} isSaved={isView} onSave={() => onOpen({ what: 'save', anchor: null })} />
          </div>
        }
      />
    </div>
  );
}

/** Says when the view of the address does not exist, once that has loaded. */
export function LazyViewNotice(props: ViewsRowProps) {
  const { component } = useLazyComponent(lazyViews, false);
  return component && <component.ViewNotice {...props} />;
}
