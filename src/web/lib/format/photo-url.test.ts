import { describe, expect, it } from 'vitest';
import { photoSource } from './photo-url.ts';

const page = 'http://localhost:8787/customers';

describe('a photo’s address', () => {
  it('is shown over https or from our own origin', () => {
    expect(photoSource('https://img.example/a.jpg', page)).toBe('https://img.example/a.jpg');
    expect(photoSource('/photos/1.webp', page)).toBe('http://localhost:8787/photos/1.webp');
  });
  it('is not shown otherwise', () => {
    const refused = [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      '\u0001javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:image/svg+xml,<svg/>',
      'http://img.example/a.jpg',
      '//img.example/a.jpg',
      '\\\\img.example\\a.jpg',
      'blob:http://localhost:8787/x',
      'file:///etc/passwd',
      'https://user:secret@img.example/a.jpg',
      'https://',
      null,
    ];
    for (const photo of refused) expect(photoSource(photo, page)).toBeNull();
  });
});
