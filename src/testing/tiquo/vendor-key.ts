/** The product's key for its vendor; it must not appear anywhere else. */
export const vendorKey = 'canary-key-of-the-vendor-5c1f';
