import { errors } from '../../../contract/errors.ts';
import { ListCustomersQuery } from '../../../contract/list-customers.ts';
import type { CustomerSource, ListFilter } from '../../customers/customer-source.ts';
import { HttpError } from '../../errors/http-error.ts';

const names = Object.keys(ListCustomersQuery.shape);

/** The query of a list, parsed; each name at most once, unknown ones dropped. Throws an HttpError of 400. */
export function parseListQuery(query: unknown): ListCustomersQuery {
  const repeated = names.find((name) => Array.isArray(valueOf(query, name)));
  if (repeated !== undefined) throw new HttpError(400, errors.repeatedParameter(repeated));
  const parsed = ListCustomersQuery.safeParse(query);
  if (parsed.success) return parsed.data;
  throw new HttpError(400, parsed.error.issues[0]?.message ?? errors.malformedRequest);
}

/** What the list is narrowed to, parameter names and ids made one. Throws an HttpError of 400. */
export async function resolveFilter(query: ListCustomersQuery, source: CustomerSource): Promise<ListFilter> {
  if (query.search !== undefined) return { kind: 'search', text: query.search };
  const { parameterId, parameterName } = query;
  const byId = parameterId === undefined ? null : await find(source, { id: parameterId }, parameterId);
  const byName = parameterName === undefined ? null : await find(source, { name: parameterName }, parameterName);
  if (byId !== null && byName !== null && byId !== byName) throw new HttpError(400, errors.parameterMismatch);
  const id = byId ?? byName;
  return id === null ? { kind: 'all' } : { kind: 'parameter', parameterId: id, value: query.parameterValue ?? null };
}

async function find(
  source: CustomerSource,
  by: Parameters<CustomerSource['findParameter']>[0],
  asked: string,
): Promise<string> {
  const parameter = await source.findParameter(by);
  if (parameter === null) throw new HttpError(400, errors.unknownParameter(asked));
  return parameter.id;
}

function valueOf(query: unknown, name: string): unknown {
  return typeof query === 'object' && query !== null ? Reflect.get(query, name) : undefined;
}
