import { describe, expect, it } from 'vitest';
import { mailtoLink, telLink } from './contact-links.ts';

describe('a mailto link', () => {
  it('keeps the address', () => {
    expect(mailtoLink('liam.murphy@example.com')).toBe('mailto:liam.murphy@example.com');
    expect(mailtoLink('liam+shop@example.com')).toBe('mailto:liam+shop@example.com');
    expect(mailtoLink('josé@exämple.com')).toBe('mailto:jos%C3%A9@ex%C3%A4mple.com');
  });
  it('cannot carry a header, a second recipient or another scheme', () => {
    expect(mailtoLink('a@b.c?bcc=x@y.z')).toBeNull();
    expect(mailtoLink('a?subject=hi@b.c')).toBe('mailto:a%3Fsubject%3Dhi@b.c');
    expect(mailtoLink('a@b.c,x@y.z')).toBeNull();
    expect(mailtoLink('a@b.c\r\nBcc: x')).toBeNull();
    expect(mailtoLink('javascript:alert(1)')).toBeNull();
    expect(mailtoLink('\ud800@b.c')).toBeNull();
  });
});

describe('a tel link', () => {
  it('keeps the digits and the plus sign', () => {
    expect(telLink('+44 (7700) 912-139')).toBe('tel:+447700912139');
    expect(telLink('07700 912139')).toBe('tel:07700912139');
  });
  it('is null for text that is not a number', () => {
    for (const text of ['', '+', '12', 'ext. 12', '*#06#', 'javascript:alert(1)', '+44;phone-context=x'])
      expect(telLink(text)).toBeNull();
  });
});
