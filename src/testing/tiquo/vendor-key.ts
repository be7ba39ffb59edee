/** The key the product asks its vendor with; to be found nowhere else. */
export const vendorKey = 'canary-key-of-the-vendor-5c1f';
