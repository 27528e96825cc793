import { proofAt } from '../../../domain/proof.ts';
import { defineCheck, met, notApplicable } from '../../check.ts';

export const fhirUkCore = defineCheck({
  id: 'fhir-uk-core',
  title: 'Uses profiles of the UK Core',
  why: 'Systems that use the same profiles of FHIR understand each other’s records.',
  fix: 'Where you exchange records by FHIR, use the profiles of the UK Core and name them in the README.',
  lesson: {
    time: 'weeks',
    tip: 'Validate one resource that you send today against the UK Core: the list of faults is your plan.',
  },
  about: 'contents',
  needs: ['wholeTree'],
  evaluate({ wholeTree }) {
    const [first] = wholeTree.lines['uk-core'];
    return first
      ? met(`${first.path} names a profile of the UK Core.`, proofAt(first.path, first.line))
      : notApplicable('No file names a profile of the UK Core. Whether one is needed, only people can say.');
  },
});
