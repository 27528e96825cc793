import type { CheckProse } from '../domain/policy.ts';
import { defineCheck, unknown, type Check } from './check.ts';

/** A check of a setting that forges show to administrators only: it never claims to know. */
export function settingQuestion(prose: CheckProse): Check {
  return defineCheck({
    ...prose,
    about: 'account',
    needs: [],
    evaluate: () =>
      unknown(
        'Only the token of an administrator of the repository shows this setting. We do not ask for one.',
      ),
  });
}
