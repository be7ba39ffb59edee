import { describe, expect, it } from 'vitest';
import { photoSource } from './photo-url.ts';

const page = 'http://localhost:8787/customers';

describe('a photo’s address', () => {
  it('is shown over https from another host', () => {
    expect(photoSource('https://img.example/a.jpg', page)).toBe('https://img.example/a.jpg');
    expect(photoSource(' HTTPS://IMG.example:8443/a.jpg?x=1#y', page)).toBe('https://img.example:8443/a.jpg?x=1#y');
  });

  it('is shown as one of our demo photos', () => {
    expect(photoSource('/photos/01.svg', page)).toBe('/photos/01.svg');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:image/svg+xml,<svg/>',
    'http://img.example/a.jpg',
    'http://localhost:8787/photos/01.svg',
    '//img.example/a.jpg',
    '\\\\img.example\\a.jpg',
    'blob:http://localhost:8787/x',
    'blob:https://localhost:8787/x',
    'file:///etc/passwd',
    'https://user:secret@img.example/a.jpg',
    'https://user@img.example/a.jpg',
    'https://',
    null,
  ])('is not shown otherwise: %j', (photo) => {
    expect(photoSource(photo, page)).toBeNull();
  });

  it.each([
    '/api/v1/customers?search=a',
    'api/v1/customers',
    '?search=a',
    '',
    '/photos/../api/v1/customers',
    '/photos/%2e%2e/api/v1/customers',
    '/photos/..\\api\\v1\\customers',
    '/photos//api.svg',
    '/photos/01.svg?search=a',
    '/photos/01.svg\n',
    ' /photos/01.svg',
    '/./photos/01.svg',
    '//photos/01.svg',
    '/photos/',
    '/photos',
  ])('is no other path of ours: %j', (photo) => {
    expect(photoSource(photo, page)).toBeNull();
  });

  it.each([
    ['https://customers.example/customers', 'https://customers.example/api/v1/customers'],
    ['https://customers.example/customers', 'https:api/v1/customers', 'https://api/v1/customers'],
    ['https://customers.example/customers', 'https://CUSTOMERS.example/api/v1/customers'],
    ['https://customers.example/customers', 'https://customers.example:443/api/v1/customers'],
    ['https://customers.example/customers', 'https://customers.example:8443/api/v1/customers'],
    ['https://customers.example/customers', 'https://customers.example./api/v1/customers'],
    ['https://customers.example./customers', 'https://customers.example/api/v1/customers'],
    ['https://customers.example/customers', 'https://customers。example/api/v1/customers'],
    ['https://customers.example/customers', 'https://customers.ex%61mple/api/v1/customers'],
    ['https://customers.example/customers', 'https:\\\\customers.example\\api'],
    ['https://customers.example/customers', 'https:/customers.example/api'],
    ['https://customers.example/customers', 'https://x.example@customers.example/api'],
    ['https://customers.example/customers', 'wss://customers.example/api'],
    ['https://bücher.example/customers', 'https://xn--bcher-kva.example/api'],
    ['https://[2001:db8::1]/customers', 'https://[2001:0DB8:0:0:0:0:0:1]/api'],
    ['https://127.0.0.1/customers', 'https://2130706433/api'],
    ['https://127.0.0.1/customers', 'https://0x7f.1/api'],
    ['http://localhost:8787/customers', 'https://localhost:8787/api'],
  ])('is never our own host: on %s, %s', (ours, photo, elsewhere: string | null = null) => {
    expect(photoSource(photo, ours)).toBe(elsewhere);
  });
});
