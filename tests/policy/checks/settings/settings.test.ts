import { criticalAlertsMended } from '../../../../src/policy/checks/settings/critical-alerts-mended.ts';
import { protectedDefault } from '../../../../src/policy/checks/settings/protected-default.ts';
import { describeCheck } from '../../some-facts.ts';

for (const check of [protectedDefault, criticalAlertsMended])
  describeCheck(check, [['anything', {}, 'unknown', /Only the token of an administrator/]]);
