/** What our own stores can do, whichever database they are in; only `demo` differs. */
export const ownStoreCapabilities = {
  metered: false,
  counts: true,
  combinesFilters: true,
  sorts: true,
  includesParameters: true,
  exports: true,
  imports: true,
  removesParameters: true,
  freshSeconds: null,
} as const;
