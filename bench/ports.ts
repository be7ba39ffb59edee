/** Where the bench's own servers listen, on loopback. */
export const ports = { product: 21600, bare: 21601, oneOrigin: 21610 } as const;
