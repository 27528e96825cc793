import { defineCheck, met, unmet, notApplicable } from '../../check.ts';
import { licenceName } from '../../licences.ts';

export const fullLicenceText = defineCheck({
  id: 'full-licence-text',
  title: 'Holds the full text of its licence',
  why: 'The name of a licence leaves room for doubt. The full text tells people, and the tools that check their dependencies, exactly what they may do.',
  fix: 'Copy the whole, unaltered text of the licence into a file called LICENCE (or LICENSE) at the top of the repository.',
  lesson: {
    time: 'minutes',
    tip: 'Keep the text as it is, word for word. Changed terms are another licence.',
  },
  about: 'contents',
  needs: ['licence'],
  evaluate({ licence }) {
    if (licence === null) return notApplicable('There is no licence whose text could be looked for.');
    const whole = licence.files.find(({ fullText }) => fullText);
    if (whole) return met(`The whole text of ${inSentence(whole.spdx)} is in ${whole.path}.`, whole.path);
    const partly = licence.files[0];
    if (partly?.capped) return met(`${partly.path} is longer than what was read.`, partly.path);
    if (partly) return unmet(`${partly.path} names a licence but does not hold its whole text.`, partly.path);
    const declared = licence.declared[0]?.path ?? licence.decidedBy;
    return unmet(
      declared
        ? `The licence is only named, in ${declared}.`
        : 'The licence is named, but its text is nowhere.',
    );
  },
});

function inSentence(spdx: string): string {
  return licenceName(spdx).replace(/^A /, 'a ');
}
