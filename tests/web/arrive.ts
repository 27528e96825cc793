import type { Page } from 'playwright-core';

/** Does what leads to another page, and waits until that is there: what is looked at next is not the page before. */
export async function arrive(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('load', { timeout: 120_000 }), act()]);
}
