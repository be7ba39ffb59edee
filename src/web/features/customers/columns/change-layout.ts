import type { QueryClient } from '@tanstack/react-query';
import type { ColumnSetting, Density } from '../../../../contract/views/column-layout.ts';
import type { ListLayout, ViewLayout } from '../url/list-layout.ts';
import { orderColumns } from './column-order.ts';
import { preferencesOptions } from './preferences-query.ts';
import { changePreferences } from './save-preferences.ts';
import { usualColumnsOf } from './use-list-columns.ts';

/** The layout on screen, and what it belongs to. */
export interface LayoutProps {
  /** What the view on screen keeps; null for what is up to the user's preferences. */
  readonly layout: ListLayout;
  readonly view: ViewLayout;
}

// Each changes the view on screen where that keeps what is changed, and the user's preferences otherwise.

/** Changes the columns, which are in the order of the table. False if they are the same as before. */
export function changeColumns(
  client: QueryClient,
  view: ViewLayout,
  make: (columns: readonly ColumnSetting[]) => readonly ColumnSetting[],
): boolean {
  const usual = usualColumnsOf(client);
  const ofView = view.layout().columns;
  const own = client.getQueryData(preferencesOptions().queryKey)?.columns ?? null;
  const before = orderColumns(ofView ?? own, usual);
  const made = make(before);
  if (areSame(made, before)) return false;
  if (ofView === null) {
    changePreferences(client, (current) => ({ ...current, columns: [...make(orderColumns(current.columns, usual))] }));
    return true;
  }
  const kept = view.keptLayout().columns ?? [];
  const columns = keptColumns(made, [...usual, ...kept.map(({ id }) => id)]);
  // What was changed and changed back is no change.
  view.changeLayout({ columns: areSame(columns, orderColumns(kept, usual)) ? null : columns });
  return true;
}

function areSame(some: readonly ColumnSetting[], others: readonly ColumnSetting[]): boolean {
  const textOf = (columns: readonly ColumnSetting[]) =>
    JSON.stringify(columns.map(({ id, isVisible, size }) => [id, isVisible, size]));
  return textOf(some) === textOf(others);
}

/** Gives back the view's own columns, or the usual ones. */
export function resetColumns(client: QueryClient, view: ViewLayout): void {
  if (view.layout().columns !== null) view.changeLayout({ columns: null });
  else changePreferences(client, (current) => ({ ...current, columns: null }));
}

export function changeDensity(client: QueryClient, view: ViewLayout, density: Density): void {
  if (view.layout().density !== null) view.changeLayout({ density });
  else changePreferences(client, (current) => ({ ...current, density }));
}

/**
 * What a view keeps of columns: a hidden one says nothing unless it is one of `named`, those that are usually shown or
 * that the view has named before.
 */
export function keptColumns(columns: readonly ColumnSetting[], named: readonly string[]): readonly ColumnSetting[] {
  return columns.filter(({ id, isVisible }) => isVisible || named.includes(id));
}
