import { expect, it } from 'vitest';
import { customersText } from './customers-count.ts';

it.each([
  [2214, '2,214 customers'],
  [1, '1 customer'],
  [{ count: 1, atLeast: false }, '1 customer'],
  [{ count: 10_000, atLeast: true }, '10,000+ customers'],
  [null, 'customers'],
])('says how many customers there are: %j', (customers, text) => {
  expect(customersText(customers, (value) => value.toLocaleString('en-GB'))).toBe(text);
});
