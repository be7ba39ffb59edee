import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { launchArguments } from './launch-arguments.ts';

it('disables every feature that Playwright does, because Chromium reads only the last list', () => {
  const playwright = readFileSync(createRequire(import.meta.url).resolve('playwright-core/lib/coreBundle'), 'utf8');
  const [, list = ''] = /\bdisabledFeatures = \[(.+?)\]/s.exec(playwright) ?? [];
  const theirs = [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name]) => name);
  expect(theirs).toContain('PaintHolding');
  const [ours, ...others] = launchArguments.filter((one) => one.startsWith('--disable-features='));
  expect(others).toEqual([]);
  expect(ours?.split('=')[1]?.split(',')).toEqual(expect.arrayContaining(theirs));
});
