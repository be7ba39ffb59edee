import * as z from 'zod/mini';
import { customerStatuses } from '../customer.ts';
import { errors } from '../error-messages.ts';
import { maxSearchLength } from './list-customers.ts';
import { maxConditions } from './list-filter.ts';
import { newestFirst, parseSort, type ListSort } from './list-sort.ts';

export const defaultLimit = 50;

/** Parameters that customers can be listed with. */
const maxIncluded = 10;

const codePoints = (text: string): number => [...text].length;
const present = (name: string) => z.string().check(z.minLength(1, errors.emptyParameter(name)));

/** `search`, trimmed; empty counts as absent. It may be neither too long nor have control characters. */
const SearchText = z.pipe(
  z.string().check(
    z.trim(),
    z.refine((text) => codePoints(text) <= maxSearchLength, errors.searchTooLong),
    z.refine((text) => !/\p{Cc}/u.test(text), errors.searchControlCharacter),
  ),
  z.transform((text) => (text === '' ? undefined : text)),
);

/** The query of `GET /api/v1/customers`. Each message is the `error` of a 400. Source: contract.md. */
export const ListCustomersQuery = z
  .object({
    limit: z._default(
      z.pipe(z.string().check(z.regex(/^(?:[1-9]\d?|100)$/, errors.limit)), z.transform(Number)),
      defaultLimit,
    ),
    cursor: z.optional(present('cursor')),
    search: z.optional(SearchText),
    status: z.optional(z.enum(customerStatuses, errors.status)),
    parameterId: z.optional(present('parameterId')),
    parameterName: z.optional(present('parameterName')),
    parameterValue: z.optional(z.string()),
    sort: z.optional(
      z.pipe(
        z.string(),
        z.transform((text, context): ListSort => {
          const sort = parseSort(text);
          if (sort === null) context.issues.push({ code: 'custom', message: errors.sort, input: text });
          return sort ?? newestFirst;
        }),
      ),
    ),
    /** May be given several times; the server parses them by the types of their fields. */
    filter: z.optional(
      z.pipe(
        z.pipe(
          z.union([z.string(), z.array(z.string())]),
          z.transform((filters): readonly string[] => (typeof filters === 'string' ? [filters] : filters)),
        ),
        z.readonly(z.array(z.string())).check(z.refine((all) => all.length <= maxConditions, errors.tooManyFilters)),
      ),
    ),
    /** Ids of parameters, separated by commas. */
    include: z.optional(
      z.pipe(
        present('include'),
        z.pipe(
          z.transform((text: string): readonly string[] => [...new Set(text.split(','))]),
          z.readonly(z.array(z.string())).check(z.refine((ids) => ids.length <= maxIncluded, errors.tooManyIncluded)),
        ),
      ),
    ),
  })
  .check(
    z.refine(
      (query) => query.search === undefined || (query.parameterId === undefined && query.parameterName === undefined),
      errors.searchWithParameter,
    ),
    z.refine(
      (query) =>
        query.parameterValue === undefined || query.parameterId !== undefined || query.parameterName !== undefined,
      errors.parameterValueAlone,
    ),
  );
export type ListCustomersQuery = z.infer<typeof ListCustomersQuery>;

/** The query of `GET /api/app/summary`: that of the list, and what to divide it by. */
export const SummaryQuery = z.safeExtend(ListCustomersQuery, { facet: z.optional(present('facet')) });
