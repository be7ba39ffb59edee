import type { CustomerPage } from '../../customer-source.ts';

/** A page as it is read; what is read is true now, and is dated when it is handed out. */
export type StorePage = Pick<CustomerPage, 'customers' | 'next'>;
