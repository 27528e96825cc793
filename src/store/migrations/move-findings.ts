import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { chunks } from '../queries/statements.ts';

/** The tables that this step reads and writes, as they are while it runs. */
export interface MovedTables {
  repository: { id: string; number: number };
  document: { repository: string; assessments: string; assessment_set: number };
  event: { seq: number; repository: string; kind: string; detail: string; at: string };
  check_name: { number: number; id: string };
  assessment_set: { number: number; digest: string; assessments: string };
  finding: MovedRow;
}

interface MovedRow {
  repository: number;
  check_number: number;
  outcome: number;
  because: string;
  proof: string | null;
  since: string | null;
}

type Db = Kysely<MovedTables>;

/** One policy's findings on one repository, as documents held them. */
interface FormerAssessment {
  policy: string;
  version: string;
  status: string;
  findings: { check: string; outcome: string; because: string; proof?: string }[];
}

interface DocumentToMove {
  id: string;
  number: number;
  /** Undefined for a damaged one: it stays damaged, and the next harvest replaces it. */
  assessments: FormerAssessment[] | undefined;
}

const outcomes = ['met', 'unmet', 'unknown', 'not-applicable', 'declared', 'waived'];
const step = 200;

/** Takes the findings out of the documents, each once, with the dates that events tell. */
export async function moveFindings(db: Db): Promise<void> {
  const sets = new Numbers();
  const checks = new Numbers();
  for await (const documents of documentsOf(db)) {
    for (const { id, assessments } of documents) {
      const assessment_set = assessments ? sets.numberOf(setTextOf(assessments)) : 0;
      await db.updateTable('document').set({ assessment_set }).where('repository', '=', id).execute();
    }
    const rows = rowsOf(documents, checks, await datesOf(db, documents));
    for (const some of chunks(rows, 6)) await db.insertInto('finding').values(some).execute();
  }
  for (const [id, number] of checks.all) await db.insertInto('check_name').values({ number, id }).execute();
  for (const [assessments, number] of sets.all) {
    const digest = createHash('sha256').update(assessments).digest('hex');
    await db.insertInto('assessment_set').values({ number, digest, assessments }).execute();
  }
}

/** Numbers texts from 1, in the order in which they come. */
class Numbers {
  readonly all = new Map<string, number>();

  numberOf(text: string): number {
    const number = this.all.get(text) ?? this.all.size + 1;
    this.all.set(text, number);
    return number;
  }
}

async function* documentsOf(db: Db): AsyncGenerator<DocumentToMove[]> {
  for (let last = 0; ;) {
    const rows = await db
      .selectFrom('repository')
      .innerJoin('document', 'document.repository', 'repository.id')
      .select(['repository.id', 'repository.number', 'document.assessments'])
      .where('repository.number', '>', last)
      .orderBy('repository.number')
      .limit(step)
      .execute();
    const end = rows.at(-1)?.number;
    if (end === undefined) return;
    last = end;
    yield rows.map(({ id, number, assessments }) => ({ id, number, assessments: parsed(assessments) }));
  }
}

function parsed(text: string): FormerAssessment[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isWhole = Array.isArray(value) && value.every(({ findings }) => Array.isArray(findings));
    return isWhole ? (value as FormerAssessment[]) : undefined;
  } catch {
    return undefined;
  }
}

function setTextOf(assessments: readonly FormerAssessment[]): string {
  return JSON.stringify(
    assessments.map(({ policy, version, status, findings }) => {
      return { policy, version, status, checks: findings.map(({ check }) => check) };
    }),
  );
}

function rowsOf(
  documents: readonly DocumentToMove[],
  checks: Numbers,
  dates: ReadonlyMap<string, string>,
): MovedRow[] {
  return documents.flatMap(({ id, number, assessments = [] }) => {
    const findings = assessments.flatMap((assessment) => assessment.findings);
    const once = new Map(findings.map((finding) => [finding.check, finding]));
    return [...once.values()].map(({ check, outcome, because, proof = null }) => ({
      repository: number,
      check_number: checks.numberOf(check),
      outcome: outcomes.indexOf(outcome),
      because: because.replaceAll('\0', '\uFFFD'),
      proof,
      since: dates.get(`${id} ${check} ${outcome}`) ?? null,
    }));
  });
}

/** When a check was last seen to turn, by repository, check and the outcome that it turned to. */
async function datesOf(db: Db, documents: readonly DocumentToMove[]): Promise<Map<string, string>> {
  const ids = documents.map(({ id }) => id);
  const events = await db
    .selectFrom('event')
    .select(['repository', 'kind', 'detail', 'at'])
    .where('kind', 'in', ['check-met', 'check-unmet'])
    .where('repository', 'in', ids)
    .orderBy('seq')
    .execute();
  return new Map(
    events.map(({ repository, kind, detail, at }) => {
      const check = detail.slice(detail.indexOf('/') + 1);
      return [`${repository} ${check} ${kind === 'check-met' ? 'met' : 'unmet'}`, at];
    }),
  );
}
