/**
 * Words that the SPDX matching guidelines hold to be the same, each followed by the form we compare.
 * Our own list: British and American spellings, and words that only differ in joining.
 */
const pairs = `
acknowledgement acknowledgment  acknowledgements acknowledgments  analogue analog  analyse analyze  artefact artifact
artefacts artifacts  authorisation authorization  authorise authorize  authorised authorized  authorising authorizing
behaviour behavior  calibre caliber  cancelled canceled  catalogue catalog  categorise categorize
categorised categorized  centre center  customise customize  customised customized  defence defense
emphasised emphasized  favour favor  favourite favorite  fulfil fulfill  fulfilment fulfillment  honour honor
initialise initialize  judgement judgment  labelling labeling  labour labor  licence license  licences licenses
licenced licensed  licencing licensing  licencee licensee  licencees licensees  licencor licensor  licencors licensors  maximise maximize
merchantibility merchantability  modelled modeled  modelling modeling  neighbouring neighboring  offence offense
optimise optimize  organisation organization  organisations organizations  organise organize  organised organized
organisational organizational  practise practice  programme program  programmes programs  realise realize
recognise recognize  recognised recognized  signalling signaling  sublicence sublicense  sublicences sublicenses
sublicenced sublicensed  sublicencing sublicensing  trademark trademark  utilisation utilization  utilise utilize
utilised utilized  whilst while  wilful willful
`;

/** From a varietal word to the word we compare, both in lower case. */
export const spellings: ReadonlyMap<string, string> = new Map(
  pairs
    .trim()
    .split(/\s{2,}|\n/)
    .map((pair) => pair.split(' ') as [string, string]),
);
