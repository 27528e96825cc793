import { describe, expect, test } from 'vitest';
import type { TemplateRelease } from '../../../src/domain/template.ts';
import { whenDue } from '../../../src/templates/upgrades/when-due.ts';
import { tree } from './a-template.ts';

const release = (version: string, date: string, security = false): TemplateRelease => ({
  version,
  date,
  changes: [{ text: 'A change', security }],
});
const writes = tree({ 'README.md': 'new', '.codehub.yml': 'record' });
const plan = { writes, deletions: [], conflicts: [], changelog: [release('1.1.0', '2026-11-20')] };
const on = (today: string, coolDownDays = 7) => ({ today, coolDownDays });

describe('an upgrade is offered', () => {
  test('once its newest release has been out for the days it has to wait', () => {
    expect(whenDue(plan, on('2026-11-26'))).toEqual({ due: false, because: 'waiting', until: '2026-11-27' });
    expect(whenDue(plan, on('2026-11-27'))).toEqual({ due: true, because: 'waited' });
    expect(whenDue(plan, on('2026-11-20', 0)).due).toBe(true);
  });

  test('not while another release is young, though one before has waited', () => {
    const changelog = [release('1.2.0', '2026-12-01'), ...plan.changelog];
    expect(whenDue({ ...plan, changelog }, on('2026-12-02')).due).toBe(false);
  });

  test('at once where any release it brings matters for security', () => {
    const changelog = [release('1.2.0', '2026-12-01'), release('1.1.0', '2026-11-20', true)];
    expect(whenDue({ ...plan, changelog }, on('2026-12-01'))).toEqual({ due: true, because: 'security' });
  });

  test('not where no file of the service would change but its record', () => {
    const quiet = { ...plan, writes: tree({ '.codehub.yml': 'record' }) };
    const changelog = [release('1.1.0', '2026-11-20', true)];
    expect(whenDue({ ...quiet, changelog }, on('2027-01-01')).because).toBe('nothing-of-yours');
    expect(whenDue({ ...quiet, deletions: ['old.js'] }, on('2027-01-01')).due).toBe(true);
  });

  test('of a template repository, whose commits have no dates here', () => {
    expect(whenDue({ ...plan, changelog: [] }, on('2026-11-20')).due).toBe(true);
  });

  test('counts days over the end of a month and a year', () => {
    const changelog = [release('1.1.0', '2026-12-28')];
    expect(whenDue({ ...plan, changelog }, on('2026-12-31'))).toMatchObject({ until: '2027-01-04' });
  });
});
