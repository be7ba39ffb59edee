import type { CustomerSource } from '../../server/customers/customer-source.ts';
import type { CustomerWriter } from '../../server/customers/customer-writer.ts';

/** An empty source and its writer, which are closed when the test ends. */
export interface StoreUnderTest {
  readonly source: CustomerSource;
  readonly writer: CustomerWriter;
}
