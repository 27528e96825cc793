import { createHash } from 'node:crypto';
import type { ActionRecord } from '../src/domain/action-record.ts';
import type { Assessment, Finding } from '../src/domain/assessment.ts';
import type { Blob, Evidence } from '../src/domain/evidence.ts';
import type { HarvestRun } from '../src/domain/harvest-run.ts';
import { noUsage } from '../src/domain/harvest-run.ts';
import type { LicenceVerdict } from '../src/domain/licence-verdict.ts';
import type { AssessedRepository } from '../src/domain/repository.ts';
import type { ReuseRecord } from '../src/domain/reuse-record.ts';
import type { UpgradeRecord } from '../src/domain/upgrade-record.ts';

/** A public repository with a README and an MIT licence, at the sample organisation `sample-trust`. */
export function anEvidence(overrides: Partial<Evidence> = {}): Evidence {
  const { owner = 'sample-trust', name = 'ward-board' } = overrides;
  return {
    id: 'github:1',
    forge: 'github',
    organisation: owner.toLowerCase(),
    owner,
    name,
    url: `https://github.com/${owner}/${name}`,
    visibility: 'public',
    ownerType: 'organisation',
    description: 'Shows which beds are free on a ward.',
    homepage: null,
    topics: ['nhs', 'beds'],
    language: 'TypeScript',
    fork: false,
    archived: false,
    template: false,
    mirror: false,
    empty: false,
    stars: 3,
    forks: 1,
    issuesEnabled: true,
    parent: null,
    madeFrom: null,
    defaultBranch: 'main',
    head: oidOf('head'),
    createdAt: '2024-02-01T09:00:00Z',
    updatedAt: '2026-11-20T10:00:00Z',
    pushedAt: '2026-11-20T10:00:00Z',
    latestRelease: null,
    forgeLicence: 'MIT',
    tree: [
      { path: 'README.md', type: 'file', oid: oidOf('# Ward board\n'), size: 13 },
      { path: 'LICENSE', type: 'file', oid: oidOf('MIT License\n'), size: 12 },
      { path: 'src', type: 'folder', oid: oidOf('src') },
    ],
    ...overrides,
  };
}

/** The verdict on a repository with the whole MIT text in `LICENSE`. */
export function aLicence(overrides: Partial<LicenceVerdict> = {}): LicenceVerdict {
  const { spdx = 'MIT' } = overrides;
  return {
    spdx,
    confidence: 1,
    decidedBy: 'LICENSE',
    files: [
      {
        path: 'LICENSE',
        oid: oidOf('MIT License\n'),
        spdx,
        confidence: 1,
        method: 'exact',
        fullText: true,
        differences: [],
        capped: false,
      },
    ],
    declared: [],
    scopes: [],
    disagreements: [],
    classes: {
      osiApproved: true,
      fsfFree: true,
      recommendedForCode: true,
      recommendedForDocumentation: false,
      deprecated: false,
    },
    ...overrides,
  };
}

/** One policy's view: it asks for a licence and a README. */
export function anAssessment(overrides: Partial<Assessment> = {}): Assessment {
  return {
    policy: 'nhs-open-source',
    version: '1.0.0',
    status: 'open',
    checks: ['has-licence', 'has-readme'],
    ...overrides,
  };
}

/** Findings, and the assessments of policies that ask for all of them. */
export function aVerdict(
  findings: readonly Finding[],
  ...assessments: Partial<Omit<Assessment, 'checks'>>[]
): Pick<AssessedRepository, 'findings' | 'assessments'> {
  const checks = findings.map(({ check }) => check);
  const asked = assessments.length === 0 ? [{}] : assessments;
  return { findings, assessments: asked.map((each) => anAssessment({ ...each, checks })) };
}

/** A repository that is open; `evidence` overrides single facts of `anEvidence`. */
export function aRepository(
  overrides: Partial<Omit<AssessedRepository, 'evidence'>> & { evidence?: Partial<Evidence> } = {},
): AssessedRepository {
  const { evidence, ...rest } = overrides;
  return {
    licence: aLicence(),
    findings: [
      { check: 'has-licence', outcome: 'met', because: 'MIT, in LICENSE.', proof: 'LICENSE' },
      { check: 'has-readme', outcome: 'met', because: 'README.md says what it is.', proof: 'README.md' },
    ],
    assessments: [anAssessment()],
    status: 'open',
    ...rest,
    evidence: anEvidence(evidence),
  };
}

/** A text file's content; its object id follows from the text unless given. */
export function aBlob(overrides: Partial<Blob> = {}): Blob {
  const text = 'text' in overrides ? overrides.text : '# Ward board\n';
  return {
    oid: oidOf(text ?? ''),
    size: Buffer.byteLength(text ?? ''),
    text,
    truncated: false,
    ...overrides,
  };
}

/** A complete harvest of one organisation. */
export function aHarvestRun(overrides: Partial<HarvestRun> = {}): HarvestRun {
  return {
    id: 'run-1',
    startedAt: '2026-11-23T06:00:00.000Z',
    finishedAt: '2026-11-23T06:02:00.000Z',
    state: 'complete',
    trigger: 'schedule',
    full: false,
    organisations: [{ login: 'sample-trust', state: 'done', seen: 1, total: 1 }],
    counts: { seen: 1, found: 1, changed: 0, withdrawn: 0, files: 2 },
    usage: noUsage(),
    faults: [],
    ...overrides,
  };
}

/** The object id git gives to this text as a file. */
export function oidOf(text: string): string {
  return createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0${text}`)
    .digest('hex');
}

export function anUpgradeRecord(overrides: Partial<UpgradeRecord> = {}): UpgradeRecord {
  return {
    id: 'upgrade-1',
    repository: 'github:1',
    template: 'nhs-service-node',
    from: '1.0.0',
    to: '1.2.0',
    at: '2026-11-23T10:00:00.000Z',
    actor: 'administrator',
    outcome: 'opened',
    pullRequest: { url: 'https://github.com/sample-trust/ward-board/pull/12', number: 12 },
    conflicts: 0,
    message: null,
    ...overrides,
  };
}

export function anActionRecord(overrides: Partial<ActionRecord> = {}): ActionRecord {
  return {
    id: 'action-1',
    at: '2026-11-23T10:00:00.000Z',
    actor: 'administrator',
    kind: 'ready-files',
    subject: 'sample-trust/ward-board',
    repository: 'github:1',
    details: ['LICENCE', 'SECURITY.md'],
    outcome: 'opened',
    url: 'https://github.com/sample-trust/ward-board/pull/3',
    message: null,
    ...overrides,
  };
}

export function aReuseRecord(overrides: Partial<ReuseRecord> = {}): ReuseRecord {
  return {
    id: 'r1aAbB-_0123456789xyz',
    savedAt: '2026-11-23T08:00:00.000Z',
    sought: 'A board that shows which beds are free',
    decision: 'adapt',
    why: 'It does most of what we need, under a licence that lets us change it.',
    team: 'Ward systems team',
    search: {
      query: 'beds',
      corrected: null,
      filters: { language: ['Python'] },
      address: '/search?q=beds&language=Python',
      found: 21,
    },
    candidates: [
      {
        owner: 'sample-trust',
        name: 'ward-board',
        url: 'https://github.com/sample-trust/ward-board',
        description: null,
        licence: 'MIT',
        status: 'open',
        archived: false,
        lastChange: '2026-11-20T08:00:00Z',
        considered: true,
      },
    ],
    registry: { position: 417, harvestedAt: '2026-11-23T06:02:00Z', digest: 'ab'.repeat(32) },
    ...overrides,
  };
}
