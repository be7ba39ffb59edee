import { expect, it } from 'vitest';
import { emailHash, emailIdentity } from './contact-identity.ts';

it.each([
  ['Mark@Example.COM', 'mark@example.com'],
  [' mark@example.com ', 'mark@example.com'],
  ['JOS\u{c9}@example.com', 'jos\u{e9}@example.com'],
])('takes %j and %j for the same email', (left, right) => {
  expect(emailIdentity(left)).toBe(emailIdentity(right));
  expect(emailHash(left)).toBe(emailHash(right));
});

it.each([
  ['MAR\u{212a}@example.com', 'mark@example.com'],
  ['mark@\u{212a}elvin.test', 'mark@kelvin.test'],
  ['\u{130}@example.com', 'i\u{307}@example.com'],
  ['mark\u{17f}@example.com', 'marks@example.com'],
  ['\u{ff4d}ark@example.com', 'mark@example.com'],
])('tells %j from %j', (left, right) => {
  expect(emailIdentity(left)).not.toBe(emailIdentity(right));
});
