import { expect, it } from 'vitest';
import { OriginPolicy } from './origin-policy.ts';

it.each([
  [false, null, true],
  [true, null, false],
  [false, 'https://customers.example.com', false],
  [true, 'http://customers.example.com', true],
  [true, 'http://localhost:9000', false],
  [true, 'http://127.0.0.1:9000', false],
])(
  'a server that listens on loopback (%s) with PUBLIC_URL %s is plaintext: %s',
  (isLoopback, publicUrl, isPlaintext) => {
    expect(new OriginPolicy({ isLoopback, publicUrl }).isPlaintext).toBe(isPlaintext);
  },
);
