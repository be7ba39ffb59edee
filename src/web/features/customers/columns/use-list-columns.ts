import { useQuery, type QueryClient } from '@tanstack/react-query';
import { useLayoutEffect, useMemo } from 'react';
import type { Parameter } from '../../../../contract/list/list-metadata.ts';
import type { ColumnSetting } from '../../../../contract/views/column-layout.ts';
import { createStore, useStore } from '../../../lib/browser/reactive-store.ts';
import { phoneWidth, useMediaQuery } from '../../../lib/hooks/use-media-query.ts';
import { capabilitiesOptions } from '../../../lib/source/capabilities-query.ts';
import { pinnedParametersOptions } from '../../../lib/source/pinned-parameters-query.ts';
import { parametersOptions } from '../api/customer-queries.ts';
import { nameParameter } from '../api/parameter-names.ts';
import { orderColumns } from './column-order.ts';
import { fieldColumns, type FieldColumn } from './field-columns.ts';
import { parameterColumn, type ParameterColumn } from './parameter-layout.ts';
import { preferencesOptions } from './preferences-query.ts';
import { pageColumns } from '../../../lib/page/page-meta.ts';

export type ListColumn = FieldColumn | ParameterColumn;

/** The most parameters that customers can come with. */
export const maxParameterColumns = 10;

/** The columns that the view on screen keeps; null where they are up to the user's preferences. */
type ViewColumns = readonly ColumnSetting[] | null;

/** What the columns of a list depend on. */
interface ColumnSources {
  readonly chosen: readonly ColumnSetting[] | null;
  readonly pinned: readonly string[];
  /** The parameters that can be columns, as far as they are known; none where the source cannot include them. */
  readonly parameters: readonly Pick<Parameter, 'id' | 'name' | 'type'>[];
  readonly canInclude: boolean;
}

const none: readonly never[] = [];

function useColumnSources(ofView: ViewColumns): ColumnSources {
  const capabilities = useQuery(capabilitiesOptions()).data;
  const canInclude = capabilities?.includesParameters ?? pageColumns !== null;
  const own = useQuery(preferencesOptions()).data?.columns ?? null;
  const chosen = ofView ?? own;
  const pinned = useQuery({ ...pinnedParametersOptions(), enabled: canInclude }).data;
  const catalogue = useQuery({ ...parametersOptions(), enabled: canInclude }).data;
  return useMemo(() => sourcesOf(canInclude, chosen, pinned, catalogue), [canInclude, chosen, pinned, catalogue]);
}

function sourcesOf(
  canInclude: boolean,
  chosen: ColumnSources['chosen'],
  pinned: readonly string[] = none,
  catalogue: ColumnSources['parameters'] = pageColumns?.parameters ?? none,
): ColumnSources {
  return { canInclude, chosen, pinned: canInclude ? pinned : none, parameters: canInclude ? catalogue : none };
}

/** The ids of the parameters that have a column; the same array while they are the same. */
export function useParameterColumns(ofView: ViewColumns): readonly string[] {
  const sources = useColumnSources(ofView);
  const isPhone = useMediaQuery(phoneWidth);
  const ids = isPhone ? none : parametersShown(sources);
  // oxlint-disable-next-line react/exhaustive-deps -- compared by value
  return useMemo(() => ids, [ids.join('\n')]);
}

/** As `useParameterColumns`, at the moment. */
export function parameterColumnsOf(client: QueryClient, ofView: ViewColumns): readonly string[] {
  return matchMedia(phoneWidth).matches ? none : parametersShown(columnSourcesOf(client, ofView));
}

function columnSourcesOf(client: QueryClient, ofView: ViewColumns): ColumnSources {
  return sourcesOf(
    client.getQueryData(capabilitiesOptions().queryKey)?.includesParameters ?? pageColumns !== null,
    ofView ?? client.getQueryData(preferencesOptions().queryKey)?.columns ?? null,
    client.getQueryData(pinnedParametersOptions().queryKey),
    client.getQueryData(parametersOptions().queryKey),
  );
}

/** The ids of the columns that are shown until someone hides them, at the moment. */
export function usualColumnsOf(client: QueryClient): readonly string[] {
  return usualColumns(columnSourcesOf(client, null));
}

function parametersShown(sources: ColumnSources): readonly string[] {
  const shown = orderedColumns(sources).filter(({ id, isVisible }) => isVisible && !isField(id));
  return shown.map(({ id }) => id).slice(0, maxParameterColumns);
}

/** The columns of the fields and of the parameters that exist, shown or not, in order. */
function orderedColumns(sources: ColumnSources): readonly ColumnSetting[] {
  const { chosen, parameters } = sources;
  const known = chosen?.filter(({ id }) => isField(id) || parameters.some((parameter) => parameter.id === id));
  return orderColumns(known ?? null, usualColumns(sources));
}

/** The ids of the columns that are shown until someone hides them, in order. */
function usualColumns({ pinned, parameters, canInclude }: ColumnSources): readonly string[] {
  const { customer, contact, status, orders, totalSpent, averageOrder, lifetimeValue } = fieldColumns;
  const { lastOrder, lastActivity, created } = fieldColumns;
  const pins = pinned.filter((id) => parameters.some((parameter) => parameter.id === id));
  // Where parameters cannot be columns, there is room for all figures.
  const figures = canInclude
    ? [orders, totalSpent, lifetimeValue, lastOrder, created]
    : [orders, totalSpent, averageOrder, lifetimeValue, lastOrder, lastActivity, created];
  return [customer.id, contact.id, status.id, ...pins, ...figures.map(({ id }) => id)];
}

const fieldsById: ReadonlyMap<string, FieldColumn> = new Map(
  Object.values(fieldColumns).map((column) => [column.id, column]),
);

export function isField(id: string): boolean {
  return fieldsById.has(id);
}

/** Whether a column's name is known without the catalogue. */
export function isNamedOnPage(id: string): boolean {
  return isField(id) || pageColumns?.parameters.some((parameter) => parameter.id === id) === true;
}

/** What someone chooses columns from. */
export interface ColumnChoice {
  /** Shown or hidden ones, in order. */
  readonly ordered: readonly ColumnSetting[];
  readonly parameters: ColumnSources['parameters'];
}

export function useColumnChoice(ofView: ViewColumns): ColumnChoice {
  const sources = useColumnSources(ofView);
  return useMemo(() => ({ ordered: orderedColumns(sources), parameters: sources.parameters }), [sources]);
}

export interface ResizePreview {
  readonly id: string;
  readonly size: number;
  /** The pointer or the key was released. */
  readonly isKept: boolean;
}

/** The width in pixels that someone is about to give a column. */
export const resizePreview = createStore<ResizePreview | null>(null);

/** The columns of a list: those that are chosen, and one for each parameter it is filtered by. */
export function useListColumns(filtered: readonly string[], ofView: ViewColumns): readonly ListColumn[] {
  const sources = useColumnSources(ofView);
  const known = useQuery({ ...parametersOptions(), enabled: sources.canInclude || filtered.length > 0 });
  const isNaming = known.isPending && known.fetchStatus !== 'idle';
  const catalogue = known.data;
  const preview = useStore(resizePreview);
  // Until the width has been set, which takes a moment; meanwhile, an earlier change may be saved.
  useLayoutEffect(() => {
    if (resizePreview.get()?.isKept === true) resizePreview.set(null);
  }, [sources.chosen]);
  const columns = useMemo(() => {
    const ordered = orderedColumns(sources).filter(({ id, isVisible }) => isVisible || filtered.includes(id));
    const added = filtered.filter((id) => !ordered.some((column) => column.id === id));
    const last = ordered.findLastIndex(({ id }) => id === fieldColumns.status.id || !isField(id));
    const all = ordered.toSpliced((last < 0 ? 1 : last) + 1, 0, ...added.map((id) => ({ id, isVisible: true })));
    const usual = usualColumns(sources);
    let pins = 0;
    const layoutOf = (id: string): ListColumn => {
      const isChosen = !usual.includes(id);
      const field = fieldsById.get(id);
      if (field !== undefined) return isChosen ? { ...field, priority: chosenPriority } : field;
      const { name, type } =
        sources.parameters.find((parameter) => parameter.id === id) ?? nameParameter(id, catalogue, isNaming);
      const priority = filtered.includes(id) ? filteredPriority : isChosen ? chosenPriority : pinnedPriority(pins++);
      return parameterColumn(id, name ?? '…', type, priority);
    };
    return all.map(({ id, size }) => ({
      ...layoutOf(id),
      isAdded: added.includes(id),
      ...(size !== undefined && { size }),
    }));
  }, [sources, filtered, catalogue, isNaming]);
  return useMemo(
    () => (preview === null ? columns : columns.map((one) => (one.id === preview.id ? { ...one, ...preview } : one))),
    [columns, preview],
  );
}

/** Of a column that someone added, and of one that shows what the list is filtered by. */
const [chosenPriority, filteredPriority] = [75, 80];

/** The first pinned parameters matter more than dates, and the others less. */
function pinnedPriority(index: number): number {
  return [45, 35][index] ?? 20;
}
