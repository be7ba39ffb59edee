import { CustomerDetail } from './customer.ts';
import { successOf } from './envelope.ts';

/** The answer of `GET /api/v1/customers/{customerId}`. */
export const GetCustomerAnswer = successOf(CustomerDetail);
