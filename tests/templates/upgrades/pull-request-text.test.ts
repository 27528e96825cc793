import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { pullRequestText } from '../../../src/templates/upgrades/pull-request-text.ts';

const plan = {
  template: 'nhs-service-node',
  from: '1.0.0',
  version: '1.2.0',
  changelog: [{ version: '1.2.0', date: '2026-11-01', changes: [{ text: 'Safer cookies', security: true }] }],
  conflicts: [],
};
const aConflict = (path: string) => ({
  kind: 'both-changed' as const,
  path,
  others: [],
  marked: true,
  message: 'Changed both here and in the template. Both versions are marked in the file.',
});

describe('the words of an upgrade', () => {
  test('say what changed, and nothing of conflicts where there are none', () => {
    const { branch, title, body } = pullRequestText(plan, { title: 'Node service' });
    expect([branch, title]).toEqual(['codehub/upgrade', 'Upgrade from nhs-service-node 1.0.0 to 1.2.0']);
    expect(body).toContain('- 1.2.0: **Security.** Safer cookies');
    expect(body).not.toMatch(/conflict/i);
  });

  test('say how to bring in workflow files that are left out, and make a draft', () => {
    const patch = 'diff --git a/.github/workflows/ci.yml b/.github/workflows/ci.yml\n+```\n';
    const withheld = { paths: ['.github/workflows/ci.yml'], patch };
    const { body, draft, title } = pullRequestText(plan, { title: 'Node service' }, withheld);
    expect([draft, title]).toEqual([true, 'Upgrade from nhs-service-node 1.0.0 to 1.2.0']);
    expect(body).toContain(`\`\`\`\`diff\n${patch}\`\`\`\``);
    const long = pullRequestText(plan, { title: 'Node service' }, { ...withheld, patch: 'x'.repeat(40_000) });
    expect(long.body.length).toBeLessThan(5_000);
    expect(long.body).toContain('.github/workflows/ci.yml');
  });

  test('names conflicts in the title and first in the body, with what to do', () => {
    const conflicts = [aConflict('src/app.ts'), aConflict('README.md')];
    const { title, body } = pullRequestText({ ...plan, conflicts }, { title: 'Node service' });
    expect(title).toBe('Upgrade from nhs-service-node 1.0.0 to 1.2.0 (with conflicts)');
    expect(body.indexOf('## Do not merge yet: 2 conflicts')).toBeLessThan(body.indexOf('## What changed'));
    for (const path of ['src/app.ts', 'README.md'])
      expect(body).toContain(`- \` ${path} \`: Changed both here`);
  });

  test('show names of files letter by letter and stay within what GitHub takes', () => {
    const hostile = 'a`b``<img src=x>](http://x)\n# Merged';
    const conflicts = [
      aConflict(hostile),
      ...Array.from({ length: 5000 }, (_, n) => aConflict(`${'x'.repeat(190)}${n}`)),
    ];
    const changelog = [
      { ...plan.changelog[0]!, changes: conflicts.map(() => ({ text: 'y'.repeat(400), security: true })) },
    ];
    const { body } = pullRequestText({ ...plan, conflicts, changelog }, { title: 'Node service' });
    const html = new MarkdownIt({ html: true }).render(body);
    expect(html).toContain('<code>a`b``&lt;img src=x&gt;](http://x)�# Merged</code>');
    expect(html).not.toContain('<img');
    expect(body).toContain('- and 4931 more');
    expect(body.length).toBeLessThan(65_000);
  });
});
