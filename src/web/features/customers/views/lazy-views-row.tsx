import { lazyComponent, useLazyComponent } from '../../../lib/browser/lazy-component.ts';
import { useLoadAfterRows } from '../use-load-after-rows.ts';
import type { ViewsRowProps } from './views-row.tsx';

const lazyViews = lazyComponent(
  () => import('./views-row.tsx'),
  (module) => module,
);

export interface LazyViewsRowProps extends ViewsRowProps {
  readonly hasRows: boolean;
}

/**
 * The saved views, once they have loaded: with the first rows, or, where the browser does not have their script yet,
 * after them, as soon as the pointer moves.
 */
export function LazyViewsRow({ hasRows, ...props }: LazyViewsRowProps) {
  const { params } = props.address;
  const { component } = useLazyComponent(lazyViews, params.view !== null);
  // After a failure, it is tried again with the next list.
  useLoadAfterRows(lazyViews.load, hasRows, params);
  return component && <component.ViewsRow {...props} />;
}

/** Says when the view of the address does not exist, once that has loaded. */
export function LazyViewNotice(props: ViewsRowProps) {
  const { component } = useLazyComponent(lazyViews, false);
  return component && <component.ViewNotice {...props} />;
}
