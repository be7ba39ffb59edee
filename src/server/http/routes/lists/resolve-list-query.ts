import { errors } from '../../../../contract/error-messages.ts';
import {
  conditionTypeOf,
  filterFields,
  isFilterField,
  operatorsOf,
  parseCondition,
  splitCondition,
  type SplitCondition,
  type ConditionType,
  type FilterOperator,
} from '../../../../contract/list/list-filter.ts';
import type { ListCustomersQuery } from '../../../../contract/list/list-customers-query.ts';
import { isNewestFirst, newestFirst, type ListSort } from '../../../../contract/list/list-sort.ts';
import type { ParameterDefinition } from '../../../../contract/parameters.ts';
import type { CustomerSource, FacetRequest, ListFilter } from '../../../customers/customer-source.ts';
import { resolveCondition, type ListCondition } from '../../../customers/model/lists/list-condition.ts';
import { HttpError } from '../../responses/http-error.ts';
import { conditionWords } from './condition-words.ts';

type Source = Pick<CustomerSource, 'findParameter' | 'capabilities' | 'name'>;

/** What a list is of, with its parameters resolved. */
export interface ResolvedListQuery {
  readonly filter: ListFilter;
  /** The parameter of the filter; null without one. */
  readonly parameter: ParameterDefinition | null;
  /** What the list is limited to beside its search and status, such as `Loyalty Tier: Gold` and `Email: set`. */
  readonly words: readonly string[];
  /** Those of them that name a value, each once. */
  readonly values: readonly string[];
  readonly conditions: readonly ListCondition[];
  readonly sort: ListSort;
  readonly include: readonly string[];
}

/** Resolves a query's parameters. Throws an HttpError of 400 for unknown ones, and for what the source can't do. */
export async function resolveListQuery(query: ListCustomersQuery, source: Source): Promise<ResolvedListQuery> {
  const { filter: filters = [], sort = newestFirst, include = [] } = query;
  await refuseUnsupported({ filters, sort, include }, source);
  const { filter, parameter } = await resolveFilter(query, source);
  const now = Date.now();
  const read: ReadCondition[] = [];
  for (const text of filters) read.push(await readCondition(text, source, now));
  for (const id of include) await find(source, { id }, id);
  const own = parameter === null ? [] : [parameterWords(parameter, query.parameterValue)];
  const limits = [...own, ...read];
  return {
    filter,
    parameter,
    words: limits.map(({ words }) => words),
    values: [...new Set(limits.filter(({ namesValue }) => namesValue).map(({ words }) => words))],
    conditions: read.map(({ condition }) => condition),
    sort,
    include,
  };
}

/** What a facet divides a list by. Throws an HttpError of 400. */
export async function resolveFacet(of: string, source: Source): Promise<FacetRequest> {
  const { combinesFilters } = await source.capabilities();
  if (!combinesFilters) throw new HttpError(400, errors.cannotFilter(sourceTitles[source.name]));
  const parameter = isFilterField(of) ? null : await source.findParameter({ id: of });
  if (parameter === null && !isFilterField(of)) throw new HttpError(400, errors.facet);
  const type = isFilterField(of) ? filterFields[of] : conditionTypeOf(parameter?.type ?? 'text');
  if (type === 'presence') throw new HttpError(400, errors.facet);
  return { of, kind: type === 'number' ? 'numbers' : type === 'date' ? 'dates' : 'options' };
}

async function refuseUnsupported(
  {
    filters,
    sort,
    include,
  }: { readonly filters: readonly string[]; readonly sort: ListSort; readonly include: readonly string[] },
  source: Source,
): Promise<void> {
  if (filters.length === 0 && include.length === 0 && isNewestFirst(sort)) return;
  const { sorts, combinesFilters, includesParameters } = await source.capabilities();
  const name = sourceTitles[source.name];
  if (!sorts && !isNewestFirst(sort)) throw new HttpError(400, errors.cannotSort(name));
  if (!combinesFilters && filters.length > 0) throw new HttpError(400, errors.cannotFilter(name));
  if (!includesParameters && include.length > 0) throw new HttpError(400, errors.cannotInclude(name));
}

/** What a sentence calls a source. */
export const sourceTitles = { sqlite: 'This server', postgres: 'This server', tiquo: "Tiquo's API" } as const;

/** What a list is limited to, in words. */
interface LimitWords {
  readonly words: string;
  /** Whether they name a value, and not just whether there is one. */
  readonly namesValue: boolean;
}

function parameterWords({ name }: ParameterDefinition, value: string | undefined): LimitWords {
  return { words: `${name}: ${value ?? 'set'}`, namesValue: value !== undefined };
}

interface ReadCondition extends LimitWords {
  readonly condition: ListCondition;
}

async function readCondition(text: string, source: Source, now: number): Promise<ReadCondition> {
  const parts = splitCondition(text);
  if (parts === null) throw new HttpError(400, errors.filterForm(text));
  const { field } = parts;
  const parameter = isFilterField(field) ? null : await source.findParameter({ id: field });
  if (parameter === null && !isFilterField(field)) throw new HttpError(400, errors.filterField(field));
  const type = isFilterField(field) ? filterFields[field] : conditionTypeOf(parameter?.type ?? 'text');
  const parsed = parseCondition(parts, type);
  if ('error' in parsed) throw new HttpError(400, conditionError(parsed.error, parts, type));
  return {
    condition: resolveCondition(parsed.condition, parameter, now),
    words: conditionWords(parsed.condition, parameter?.name),
    namesValue: 'value' in parsed.condition,
  };
}

function conditionError(
  error: 'operator' | 'noValue' | 'value',
  { field, operator }: SplitCondition,
  type: ConditionType,
): string {
  if (error === 'operator') return errors.filterOperator(field, operatorsOf(type));
  if (error === 'noValue') return errors.filterNoValue(field, operator);
  return errors.filterValue(field, operator, valueForm(operator, type));
}

function valueForm(operator: FilterOperator, type: ConditionType): string {
  if (type === 'number') return 'a number, such as 12.5';
  if (operator === 'within' || operator === 'older') return 'a period, such as 90d, 12w, 6m or 2y';
  if (type === 'date') return 'a date, such as 2026-01-31, or a date and time with a zone';
  return type === 'boolean' ? 'true or false' : 'a value';
}

/** What a list is narrowed to, with the parameter's definition. Throws an HttpError of 400. */
async function resolveFilter(
  query: ListCustomersQuery,
  source: Pick<CustomerSource, 'findParameter'>,
): Promise<{ readonly filter: ListFilter; readonly parameter: ParameterDefinition | null }> {
  if (query.search !== undefined) return { filter: { kind: 'search', text: query.search }, parameter: null };
  const { parameterId, parameterName } = query;
  const byId = parameterId === undefined ? null : await find(source, { id: parameterId }, parameterId);
  const byName = parameterName === undefined ? null : await find(source, { name: parameterName }, parameterName);
  if (byId !== null && byName !== null && byId.id !== byName.id) throw new HttpError(400, errors.parameterMismatch);
  const parameter = byName ?? byId;
  if (parameter === null) return { filter: { kind: 'all' }, parameter };
  const value = query.parameterValue ?? null;
  if (parameter.type === 'boolean' && value !== null && value !== 'true' && value !== 'false')
    throw new HttpError(400, errors.booleanValue(parameter.name));
  return { filter: { kind: 'parameter', parameterId: parameter.id, value }, parameter };
}

async function find(
  source: Pick<CustomerSource, 'findParameter'>,
  by: Parameters<CustomerSource['findParameter']>[0],
  nameOrId: string,
): Promise<ParameterDefinition> {
  const parameter = await source.findParameter(by);
  if (parameter === null) throw new HttpError(400, errors.unknownParameter(nameOrId));
  return parameter;
}
