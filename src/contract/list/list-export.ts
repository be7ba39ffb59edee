import * as z from 'zod/mini';
import { errors } from '../error-messages.ts';
import { maxNamedCustomers } from './exported-file.ts';
import { isFilterField } from './list-filter.ts';
import { ListCustomersQuery } from './list-customers-query.ts';

export const exportFormats = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The most columns of an export that are chosen. */
const maxColumns = 200;

/**
 * The query of `GET /api/app/export`: that of the list, the format, and the columns. Without columns, every field and
 * parameter is exported.
 */
export const ExportQuery = z.safeExtend(ListCustomersQuery, {
  format: z._default(z.enum(exportFormats, errors.exportFormat), 'csv'),
  /** Column ids and parameter ids, separated by commas; only for CSV. */
  columns: z.optional(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text): readonly string[] => [...new Set(text.split(','))]),
      ),
      z.readonly(z.array(z.string())).check(z.refine((ids) => ids.length <= maxColumns, errors.tooManyColumns)),
    ),
  ),
  /** Ends the file with `exportEnd`: a page then knows that it is complete, even where a proxy hides that it is not. */
  marksEnd: z.optional(z.literal('true', errors.wrongParameter('marksEnd'))),
});
export type ExportQuery = z.infer<typeof ExportQuery>;

const CustomerIds = z.readonly(z.array(z.string().check(z.maxLength(100))));

/** The body of `POST /api/app/export`, by document ids: these customers in this order, or all of the list but these. */
export const SelectionBody = z
  .union([z.strictObject({ only: CustomerIds }), z.strictObject({ except: CustomerIds })])
  .check(
    z.refine((selection) => ('only' in selection ? selection.only : selection.except).length <= maxNamedCustomers, {
      error: errors.tooManySelected(maxNamedCustomers),
      // The message is a sentence for the response.
      params: { isSentence: true },
    }),
  );
export type SelectionBody = z.infer<typeof SelectionBody>;

/** The columns of the list that a CSV can have, beside parameters. */
export const exportColumns = [
  'customer',
  'contact',
  'status',
  'totalOrders',
  'totalSpent',
  'averageOrderValue',
  'lifetimeValue',
  'lastOrderDate',
  'lastActivityDate',
  'createdAt',
  'updatedAt',
  'source',
] as const;
export type ExportColumn = (typeof exportColumns)[number];

export function isExportColumn(id: string): id is ExportColumn {
  return exportColumns.some((column) => column === id);
}

/** Whether filters or columns take an id for a field of every customer: then it must not be that of a parameter. */
export function isListField(id: string): boolean {
  return isFilterField(id) || isExportColumn(id);
}
