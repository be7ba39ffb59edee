import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PageViews } from '../../../../../contract/views/page-views.ts';
import { cn } from '../../../../lib/browser/class-names.ts';
import { phoneWidth, useMediaQuery } from '../../../../lib/hooks/use-media-query.ts';
import { buttonClasses } from '../../../../ui/button.tsx';
import { everyCustomer } from '../../url/list-url-params.ts';
import { listHref } from '../../use-list-location.ts';
import { ViewPill } from './view-pill.tsx';
import type { VisiblePills } from './visible-pills.ts';

export interface PillsRowProps extends Pick<VisiblePills, 'rowRef' | 'pillsRef' | 'isVisible'> {
  readonly views: PageViews['first'];
  /** −1 for none. */
  readonly currentIndex: number;
  readonly isChanged: boolean;
  /** The list is that of the current view. */
  readonly isExact: boolean;
  readonly onOpen: (id: string) => void;
  /** Of the current one. */
  readonly menu: ReactNode;
  /** The menu of views without room, which takes part in measuring while it is not shown. */
  readonly more: ReactNode;
  readonly hasMore: boolean;
  readonly actions: ReactNode;
}

/** The views as links, as far as there is room, the menu of the others, and what saves the list. */
export function PillsRow(props: PillsRowProps) {
  const { views, currentIndex, isChanged, isExact, rowRef, pillsRef, isVisible } = props;
  const { onOpen, menu, more, hasMore, actions } = props;
  const isPhone = useMediaQuery(phoneWidth);
  return (
    <>
      <span aria-hidden="true" className={cn('mx-2 h-5 w-px shrink-0 bg-line', views.length === 0 && 'hidden')} />
      <div ref={rowRef} className="flex flex-1 items-center sm:min-w-0">
        <nav ref={pillsRef} aria-label="Views" className="relative flex items-center gap-0.5">
          {views.map((view, index) => (
            <ViewPill
              key={view.id}
              view={view}
              href={listHref({ ...everyCustomer, view: { id: view.id, isChanged: false } })}
              isCurrent={index === currentIndex}
              isChanged={index === currentIndex && isChanged}
              isExact={index === currentIndex && isExact}
              isVisible={isPhone || isVisible(index)}
              onOpen={() => onOpen(view.id)}
              menu={menu}
            />
          ))}
          <span className={cn((isPhone || !hasMore) && 'invisible absolute')}>{more}</span>
        </nav>
        {actions}
      </div>
    </>
  );
}

export const moreClasses = cn(buttonClasses('quiet'), 'gap-1! px-2!');

export function MoreViews({ count }: { readonly count: number }) {
  return (
    <>
      {count} more
      <ChevronDown aria-hidden="true" className="size-3.5" />
    </>
  );
}
