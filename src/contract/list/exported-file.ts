/** What exports have in common on the server and the page; without schemas, whose parts would load with the list. */

/** Follows a complete file for who asked for it. */
export const exportEnd = '\0';

/** The most customers that an export can name. */
export const maxNamedCustomers = 10_000;

/** Of the quota of a metered source, what exports leave to the people who work meanwhile. */
export const exportReserve = 0.5;

/** The customers of a request for an export from a metered source. */
export const exportPageSize = 100;

/** The first columns of a CSV with every field, by which an import recognises it. */
export const exportFields = [
  'id',
  'customerNumber',
  'firstName',
  'lastName',
  'displayName',
  'emails',
  'phones',
  'profilePhoto',
  'status',
  'source',
  'totalOrders',
  'totalSpent',
  'averageOrderValue',
  'lifetimeValue',
  'lastOrderDate',
  'lastActivityDate',
  'createdAt',
  'updatedAt',
] as const;
