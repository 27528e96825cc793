import type { Evidence } from '../../domain/evidence.ts';
import { proofAddress } from '../../domain/file-address.ts';
import { readProof } from '../../domain/proof.ts';
import type { SpokenStandard } from '../../standards/standards.ts';
import { withQuery } from '../components/addresses.ts';

/** The standards a repository speaks, each with what shows it and a link to the line in the commit that was read. */
export function standardsView(standards: readonly SpokenStandard[], evidence: Evidence) {
  return standards.map(({ id, name, url, signals }) => ({
    name,
    url,
    searchHref: withQuery('/search', { standard: id }),
    signals: signals.map(({ because, proof }) => ({
      because,
      where: proof === null ? '' : whereOf(proof),
      href: proof === null ? '' : (proofAddress(evidence, proof) ?? ''),
    })),
  }));
}

function whereOf(proof: string): string {
  const { path, line } = readProof(proof);
  return line === null ? path : `${path}, line ${line}`;
}
