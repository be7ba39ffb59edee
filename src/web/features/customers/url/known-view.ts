import type { SavedView } from '../../../../contract/views/saved-views.ts';
import { noLayout, type ListLayout } from './list-layout.ts';
import type { ListParams } from './list-url-params.ts';

/** A view that this page knows. */
export interface KnownView {
  readonly view: SavedView;
  /** The list that it shows. */
  readonly params: ListParams;
  /** It was deleted, or is no longer for everyone, while this page was open. */
  readonly isGone: boolean;
}

/** The view that params name; undefined for none, and for an unknown one. */
export function findView({ view }: ListParams, known: readonly KnownView[] | undefined): KnownView | undefined {
  return view === null ? undefined : known?.find((one) => one.view.id === view.id);
}

/** Params with those of the view that they name, unless they are their own. */
export function resolveView(params: ListParams, known: readonly KnownView[] | undefined): ListParams {
  const found = findView(params, known);
  if (params.view?.isChanged === false) return found === undefined ? params : { ...found.params, view: params.view };
  // Without access to the view, its changed list is one like any other.
  return known === undefined || found !== undefined ? params : { ...params, ...noLayout, view: null };
}

/** The layout that the view of params keeps, as changed by them; null for what is up to the user's preferences. */
export function layoutOf(params: ListParams, known: readonly KnownView[] | undefined): ListLayout {
  const { columns = null, density = null } = findView(params, known)?.view.content ?? {};
  return { columns: columns && (params.columns ?? columns), density: density && (params.density ?? density) };
}
