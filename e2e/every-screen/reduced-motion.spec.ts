import { listRequests } from '../support/page/customers-list.ts';
import { holdRequests } from '../support/page/network-faults.ts';
import { expect, test } from '../support/fixtures/test.ts';

test('animates nothing while rows load if the user prefers reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await holdRequests(page, listRequests);
  await page.goto('/customers');
  await expect(page.getByText('Loading customers')).toBeAttached();
  const running = () =>
    page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
  await expect.poll(running).toBe(0);
});
