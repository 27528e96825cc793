import agpl from 'spdx-license-list/licenses/AGPL-3.0-only.json' with { type: 'json' };
import apache from 'spdx-license-list/licenses/Apache-2.0.json' with { type: 'json' };
import bsd2 from 'spdx-license-list/licenses/BSD-2-Clause.json' with { type: 'json' };
import bsd3 from 'spdx-license-list/licenses/BSD-3-Clause.json' with { type: 'json' };
import ccBy from 'spdx-license-list/licenses/CC-BY-4.0.json' with { type: 'json' };
import cc0 from 'spdx-license-list/licenses/CC0-1.0.json' with { type: 'json' };
import eupl from 'spdx-license-list/licenses/EUPL-1.2.json' with { type: 'json' };
import gpl2 from 'spdx-license-list/licenses/GPL-2.0-only.json' with { type: 'json' };
import gpl3 from 'spdx-license-list/licenses/GPL-3.0-only.json' with { type: 'json' };
import lgpl from 'spdx-license-list/licenses/LGPL-3.0-only.json' with { type: 'json' };
import mpl from 'spdx-license-list/licenses/MPL-2.0.json' with { type: 'json' };
import ogl from 'spdx-license-list/licenses/OGL-UK-3.0.json' with { type: 'json' };

/** A licence that can be put into a repository as it is. */
export interface ReadyLicence {
  name: string;
  /** As the SPDX list has it. */
  text: string;
  osiApproved: boolean;
}

const texts: Readonly<Record<string, { name: string; licenseText: string; osiApproved: boolean }>> = {
  'Apache-2.0': apache,
  'BSD-2-Clause': bsd2,
  'BSD-3-Clause': bsd3,
  'MPL-2.0': mpl,
  'EUPL-1.2': eupl,
  'OGL-UK-3.0': ogl,
  'CC-BY-4.0': ccBy,
  'CC0-1.0': cc0,
  ...Object.fromEntries(
    Object.entries({ 'GPL-2.0': gpl2, 'GPL-3.0': gpl3, 'LGPL-3.0': lgpl, 'AGPL-3.0': agpl }).flatMap(
      ([id, entry]) => [`${id}-only`, `${id}-or-later`].map((each) => [each, entry]),
    ),
  ),
};

/** Ids of the licences whose text is at hand, beside MIT. */
export const readyLicenceIds: readonly string[] = Object.keys(texts);

/** The text of a licence by its SPDX id; undefined for one that is not at hand. */
export function readyLicence(spdx: string): ReadyLicence | undefined {
  const entry = Object.hasOwn(texts, spdx) ? texts[spdx] : undefined;
  return entry && { name: entry.name, text: entry.licenseText, osiApproved: entry.osiApproved };
}
