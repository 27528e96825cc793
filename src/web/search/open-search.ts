import { Router } from 'express';
import { create } from 'xmlbuilder2';
import type { Catalogue } from '../../domain/catalogue.ts';
import { ownAddress } from '../../http/own-address.ts';

/** Longer names are cut: section “ShortName” of the format. */
const maxShortName = 16;
const maxDescription = 1_024;

/**
 * `/opensearch.xml`: tells browsers how to search this hub from their address bar
 * (https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md).
 */
export function openSearch({ catalogue }: { catalogue: () => Catalogue }): Router {
  return Router().get('/opensearch.xml', (req, res) => {
    const { title } = catalogue();
    res
      .type('application/opensearchdescription+xml')
      .send(openSearchDescription(title, ownAddress(req) ?? ''));
  });
}

/** The description for a hub of this name at this address. */
function openSearchDescription(title: string, address: string): string {
  const url = (type: string, path: string) => ({
    '@type': type,
    '@template': `${address}${path}?q={searchTerms}`,
  });
  return create(
    { version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' },
    {
      OpenSearchDescription: {
        '@xmlns': 'http://a9.com/-/spec/opensearch/1.1/',
        ShortName: title.slice(0, maxShortName),
        LongName: title.slice(0, 48),
        Description: `Search the open-source code in ${title}`.slice(0, maxDescription),
        InputEncoding: 'UTF-8',
        Url: [url('text/html', '/search'), url('application/atom+xml', '/search.atom')],
      },
    },
  ).end();
}
