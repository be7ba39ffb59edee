import { errors } from '../../../../contract/error-messages.ts';
import { isExportColumn, type ExportQuery } from '../../../../contract/list/list-export.ts';
import type { CustomerSource } from '../../../customers/customer-source.ts';
import { columnDefinitions } from '../../../customers/export/file/csv-columns.ts';
import { HttpError } from '../../responses/http-error.ts';
import { resolveListQuery, type ResolvedListQuery } from './resolve-list-query.ts';

type Source = Pick<CustomerSource, 'findParameter' | 'capabilities' | 'name' | 'parameters'>;

/** The same for an export. Throws an HttpError of 400 also if none of its columns exists: parameters can be removed. */
export async function resolveExportQuery(query: ExportQuery, source: Source): Promise<ResolvedListQuery> {
  const resolved = await resolveListQuery(query, source);
  const { format, columns } = query;
  if (format !== 'csv' || columns === undefined || columns.some(isExportColumn)) return resolved;
  const parameters = await columnDefinitions(source, columns, resolved.parameter);
  if (parameters.length === 0) throw new HttpError(400, errors.noColumns);
  return resolved;
}
