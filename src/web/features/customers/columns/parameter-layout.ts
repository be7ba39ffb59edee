import type { ParameterType } from '../../../../contract/customer.ts';
import type { ColumnLayout } from './field-columns.ts';

/** A column that shows the values of a parameter. */
export interface ParameterColumn extends ColumnLayout {
  readonly name: string;
  /** Null while unknown. */
  readonly parameterType: ParameterType | null;
}

/** The narrowest and the widest that a heading makes its column, in rem. */
const [narrowest, widest] = [5.5, 13];

const valueWidths: Readonly<Record<ParameterType, number>> = {
  boolean: narrowest,
  select: 6.375,
  multiselect: 8,
  text: 8,
  number: 6.5,
  date: 7,
};

/** The layout of a parameter's column: as wide as its name, and as values of its type usually are. */
export function parameterColumn(
  id: string,
  name: string,
  parameterType: ParameterType | null,
  priority: number,
): ParameterColumn {
  const width = Math.max(valueWidths[parameterType ?? 'text'], Math.min(widest, headingWidth(name)));
  const base = { id, name, parameterType, width, priority, grow: 0.4 };
  return parameterType === 'number' ? { ...base, align: 'end' } : base;
}

/** About how wide a heading is with its padding, in rem. Letters of East Asia are as wide as they are high. */
function headingWidth(name: string): number {
  let ems = 0;
  for (const character of name) ems += character > '\u2e80' ? 1 : /\p{Lu}/u.test(character) ? 0.72 : 0.52;
  return Math.ceil((ems * 0.8125 + 1.5) * 8) / 8;
}
