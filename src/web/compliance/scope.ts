import type { Catalogue } from '../../domain/catalogue.ts';
import { bodyTypes, nations, type BodyType, type Nation } from '../../domain/organisation.ts';
import { oneOf } from '../components/parameters.ts';
import { bodyTypeLabels, nationLabels } from '../text/labels.ts';

/** A part of the estate, as addresses have it: empty for all. */
export interface ComplianceScope {
  nation: Nation | '';
  bodyType: BodyType | '';
}

export function readScope(query: unknown): ComplianceScope {
  return {
    nation: oneOf<Nation | ''>(query, 'nation', nations, ''),
    bodyType: oneOf<BodyType | ''>(query, 'bodyType', bodyTypes, ''),
  };
}

/** What a form offers to choose a part by: only what the catalogue has. */
export function scopeSelects({ nation, bodyType }: ComplianceScope, { organisations }: Catalogue) {
  const present = {
    nations: nations.filter((value) => organisations.some((one) => one.nation === value)),
    bodyTypes: bodyTypes.filter((value) => organisations.some((one) => one.bodyType === value)),
  };
  return [
    {
      ...{ name: 'nation', label: 'Nation', all: 'All nations' },
      options: present.nations.map((value) => ({
        value,
        text: nationLabels[value],
        selected: value === nation,
      })),
    },
    {
      ...{ name: 'bodyType', label: 'Type of organisation', all: 'All types' },
      options: present.bodyTypes.map((value) => ({
        value,
        text: bodyTypeLabels[value],
        selected: value === bodyType,
      })),
    },
  ];
}
