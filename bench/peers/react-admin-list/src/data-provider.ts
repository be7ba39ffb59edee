import type { DataProvider } from 'react-admin';
import type { ListCustomersResponse } from '../../../../src/contract/list/list-customers.ts';

/** The cursor of each page of a search. react-admin asks for pages by number, and an infinite list in their order. */
const cursors = new Map<string, string>();

/** The list over `GET /customers`, in its own order; like the bare list, it trusts what arrives. */
const getList: DataProvider['getList'] = async (_resource, { pagination, filter, signal }) => {
  const { page, perPage } = pagination ?? { page: 1, perPage: 50 };
  const search: string = filter.search ?? '';
  const query = new URLSearchParams({ limit: String(perPage) });
  if (search !== '') query.set('search', search);
  const cursor = cursors.get(keyOf(search, page));
  if (cursor !== undefined) query.set('cursor', cursor);
  const response = await fetch(`/api/v1/customers?${query}`, { signal: signal ?? null });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  const { data, pagination: read }: ListCustomersResponse = await response.json();
  if (read.nextCursor !== null) cursors.set(keyOf(search, page + 1), read.nextCursor);
  // react-admin's types leave open which rows a resource has.
  const rows: any[] = data;
  return { data: rows, pageInfo: { hasNextPage: read.hasMore, hasPreviousPage: page > 1 } };
};

const keyOf = (search: string, page: number): string => `${page} ${search}`;

const unused = async (): Promise<never> => {
  throw new Error('The list does not need this');
};

export const dataProvider: DataProvider = {
  getList,
  getOne: unused,
  getMany: unused,
  getManyReference: unused,
  create: unused,
  update: unused,
  updateMany: unused,
  delete: unused,
  deleteMany: unused,
};
