import { findReadme } from '../../../documents/community-files.ts';
import { fileKinds } from '../../../documents/file-kinds.ts';
import { quoted } from '../../../documents/quoted.ts';
import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, notApplicable, unmet } from '../../check.ts';
import { firstSentence } from '../../readme-topic.ts';

const named =
  /\b(?:FHIR|HL7|SNOMED(?: CT)?|dm\+d|ICD-1[01]|OPCS-4|openEHR|DICOM|OMOP|MESH (?:client|mailbox)|GP Connect|UK Core)\b/;
const packages = /\b(?:fhir[.\w-]{0,30}|hl7(?:apy|-standard)?|mesh-client|nhs-number|pydicom|ehrbase)\b/i;

export const standardsSignals = defineCheck({
  id: 'standards-signals',
  title: 'Names the health standards it uses',
  why: 'Those who have to work together with it look for the standards it speaks: FHIR, HL7, SNOMED CT, dm+d, MESH.',
  fix: 'Name the standards that the project uses, and their versions, in the README.',
  lesson: {
    time: 'minutes',
    tip: 'Name the version too: FHIR R4 and FHIR STU3 do not understand each other.',
  },
  about: 'contents',
  needs: ['tree', 'files'],
  reads: [fileKinds.readme, fileKinds.manifest],
  evaluate({ tree, files }) {
    const readme = findReadme(tree, files);
    const said = readme?.document && firstSentence(readme.document.sections, named);
    if (readme && said)
      return met(`${readme.path} says: ${quoted(said.text)}.`, proofAt(readme.path, said.line));
    const manifest = files.find(
      ({ path, text }) =>
        fileKinds.manifest.matches(path) &&
        !/\.cff$/i.test(path) &&
        typeof text === 'string' &&
        packages.test(text.slice(0, 200_000)),
    );
    return manifest
      ? unmet(
          `${manifest.path} uses a package for a health standard, but the README names none.`,
          manifest.path,
        )
      : notApplicable('No health standard was found to be used.');
  },
});
