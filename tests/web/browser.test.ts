import { expect, test } from 'vitest';
import { inBrowser, widths } from './in-browser.ts';
import { samplePages } from './sample-site.ts';

inBrowser('pages in a browser', (open) => {
  for (const [name, path] of Object.entries(samplePages)) {
    test(`${name} stands without JavaScript`, async () => {
      const { page, close } = await open(path, widths.phone, false);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator('nav[aria-label="Menu"] a').first().isVisible()).toBe(true);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(widths.phone);
      await close();
    });
  }

  test('filters are chosen, applied and removed without JavaScript', async () => {
    const { page, close } = await open('/search?q=beds', widths.desktop, false);
    await page.getByText('Filter and sort').click();
    await page.getByLabel('Python').check();
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(new URL(page.url()).searchParams.getAll('language')).toEqual(['Python']);
    expect(new URL(page.url()).searchParams.get('q')).toBe('beds');
    await page.getByRole('link', { name: 'Remove filter: Language: Python' }).click();
    expect(new URL(page.url()).searchParams.getAll('language')).toEqual([]);
    await close();
  });

  test('the first stop of the keyboard leads past the menu', async () => {
    const { page, close } = await open('/', widths.desktop);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('maincontent');
    await close();
  });
});
