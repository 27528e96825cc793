import type { PublicRepository } from '../domain/public-repository.ts';
import { bodyOf, type ExportContext } from './export-context.ts';

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** A catalogue by DCAT-AP 3 as JSON-LD: each repository is a dataset whose distribution is its address. */
export async function* toDcat(
  repositories: AsyncIterable<PublicRepository>,
  about: ExportContext,
): AsyncGenerator<string> {
  const { title, brand } = about.catalogue;
  const head = {
    '@context': context,
    '@type': 'dcat:Catalog',
    'dct:title': text(title),
    'dct:description': text(`Source code published by bodies of the NHS, as ${title} has seen it.`),
    'dct:publisher': agent(brand),
    'dct:modified': instant(about.now.toISOString()),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"dcat:dataset":[`;
  let separator = '\n';
  for await (const repository of repositories) {
    yield `${separator}${JSON.stringify(dataset(repository, about))}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

function dataset({ evidence, licence }: PublicRepository, about: ExportContext) {
  const { name, url, description, topics, homepage, createdAt, pushedAt, organisation, id } = evidence;
  return {
    '@type': 'dcat:Dataset',
    '@id': url,
    'dct:identifier': id,
    'dct:title': text(name),
    'dct:description': text(description?.trim() || name),
    'dct:publisher': agent(bodyOf(about, organisation)),
    ...(topics && topics.length > 0 && { 'dcat:keyword': topics.map(text) }),
    ...(homepage &&
      URL.canParse(homepage) && {
        'dcat:landingPage': { '@id': homepage, '@type': 'foaf:Document' },
      }),
    ...(createdAt && { 'dct:issued': instant(createdAt) }),
    ...(pushedAt && { 'dct:modified': instant(pushedAt) }),
    'dcat:distribution': [
      {
        '@type': 'dcat:Distribution',
        'dcat:accessURL': { '@id': url, '@type': 'rdfs:Resource' },
        ...(licence && isOneLicence(licence.spdx) && { 'dct:license': licenceDocument(licence.spdx) }),
      },
    ],
  };
}

/** An expression of several has no address. */
function isOneLicence(spdx: string): boolean {
  return /^[A-Za-z0-9.-]+$/.test(spdx) && spdx !== 'NOASSERTION';
}

function licenceDocument(spdx: string) {
  return { '@id': `https://spdx.org/licenses/${spdx}`, '@type': 'dct:LicenseDocument' };
}

function agent(name: string) {
  return { '@type': 'foaf:Agent', 'foaf:name': name };
}

function text(value: string) {
  return { '@value': value, '@language': 'en' };
}

function instant(value: string) {
  return { '@value': value, '@type': 'xsd:dateTime' };
}
