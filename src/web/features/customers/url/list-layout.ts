import * as z from 'zod/mini';
import { ColumnSettings, Density, type ColumnSetting } from '../../../../contract/views/column-layout.ts';

/** The columns of a list and the height of its rows; null where it is up to something else. */
export interface ListLayout {
  /** In the order of the table. */
  readonly columns: readonly ColumnSetting[] | null;
  readonly density: Density | null;
}

export const noLayout = { columns: null, density: null } as const satisfies ListLayout;

/** The layout of the view on screen. */
export interface ViewLayout {
  /** What the view keeps of it at the moment, as changed; null for what is up to the user's preferences. */
  readonly layout: () => ListLayout;
  /** What the view keeps of it without changes. */
  readonly keptLayout: () => ListLayout;
  /** Changes what the view keeps; null gives back the view's own. */
  readonly changeLayout: (change: Partial<ListLayout>) => void;
}

/** Reads a layout from a URL. What is not as the contract has it counts as absent. */
export function decodeLayout(query: URLSearchParams): ListLayout {
  const columns = z.safeParse(ColumnSettings, query.get('columns')?.split(' ').map(decodeColumn));
  const density = z.safeParse(Density, query.get('density'));
  return { columns: columns.success ? columns.data : null, density: density.success ? density.data : null };
}

/** Adds a layout to a URL, such as `columns=customer contact*180 -status&density=compact`. */
export function encodeLayout({ columns, density }: ListLayout, query: URLSearchParams): void {
  if (columns !== null) query.set('columns', columns.map(encodeColumn).join(' '));
  if (density !== null) query.set('density', density);
}

/** Its id, after a `-` if it is hidden, and before a `*` its width. */
function encodeColumn({ id, isVisible, size }: ColumnSetting): string {
  const escaped = id.replaceAll(/^-|[%* ]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `${isVisible ? '' : '-'}${escaped}${size === undefined ? '' : `*${size}`}`;
}

/** Without an id for what is no column. */
function decodeColumn(text: string): ColumnSetting {
  const [, hidden, escaped = '', size] = /^(-?)([^*]*)(?:\*(\d+))?$/.exec(text) ?? [];
  const id = escaped.replaceAll(/%([\da-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return { id, isVisible: hidden === '', ...(size !== undefined && { size: Number(size) }) };
}
