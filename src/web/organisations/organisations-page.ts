import { Router } from 'express';
import type { Clock } from '../../base/clock.ts';
import type { Catalogue } from '../../domain/catalogue.ts';
import type { OrganisationFigures, StatusCounts } from '../../domain/figures.ts';
import type { HarvestRun } from '../../domain/harvest-run.ts';
import type { BodyType, Organisation } from '../../domain/organisation.ts';
import { bodyTypes, nations } from '../../domain/organisation.ts';
import type { PublicStore } from '../../visibility/public-store.ts';
import { addresses } from '../components/addresses.ts';
import { oneOf } from '../components/parameters.ts';
import { assessedCount, publicCount } from '../components/totals.ts';
import { ageOf } from '../text/dates.ts';
import { bodyTypeLabels, nationLabels } from '../text/labels.ts';
import { countOf, numberOf, percentOf } from '../text/numbers.ts';

interface OrganisationsServices {
  store: Pick<PublicStore, 'compliance' | 'harvests'>;
  catalogue: () => Catalogue;
  clock: Clock;
}

type TypeFilter = BodyType | '';

/** `/organisations`: every organisation of the catalogue by nation, with its counts and how fresh they are. */
export function organisationsPage({ store, catalogue, clock }: OrganisationsServices): Router {
  return Router().get('/organisations', async (req, res) => {
    const type: TypeFilter = oneOf<TypeFilter>(req.query, 'type', bodyTypes, '');
    const [{ organisations: figures }, { runs }] = await Promise.all([
      store.compliance({}),
      store.harvests({ limit: 1, offset: 0 }),
    ]);
    res.render(
      'organisations/organisations',
      organisationsView({ figures, run: runs[0], type }, catalogue(), clock()),
    );
  });
}

interface OrganisationsData {
  figures: readonly OrganisationFigures[];
  /** The newest harvest, for what went wrong in it. */
  run: HarvestRun | undefined;
  type: TypeFilter;
}

export function organisationsView(
  { figures, run, type }: OrganisationsData,
  { organisations }: Catalogue,
  now: Date,
) {
  const byLogin = new Map(figures.map((one) => [one.organisation, one]));
  const shown = organisations.filter(({ bodyType }) => type === '' || bodyType === type);
  const present = new Set(organisations.map(({ bodyType }) => bodyType));
  const row = (organisation: Organisation) =>
    rowOf(organisation, byLogin.get(organisation.login.toLowerCase()), run, now);
  return {
    title: 'Organisations',
    summary: countOf(shown.length, 'organisation'),
    types: bodyTypes
      .filter((value) => present.has(value))
      .map((value) => ({ value, text: bodyTypeLabels[value], selected: value === type })),
    nations: nations
      .map((nation) => ({
        name: nationLabels[nation],
        rows: shown
          .filter((one) => one.nation === nation)
          .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
          .map(row),
      }))
      .filter(({ rows }) => rows.length > 0),
  };
}

function rowOf(
  organisation: Organisation,
  figures: OrganisationFigures | undefined,
  run: HarvestRun | undefined,
  now: Date,
) {
  const { login, name, bodyType } = organisation;
  const total = figures ? publicCount(figures.statuses) : 0;
  const listedAt = figures?.listedAt ?? null;
  return {
    name,
    login,
    href: addresses.organisation(login),
    bodyType: bodyTypeLabels[bodyType],
    repositories: numberOf(total),
    open: figures && total > 0 ? openShare(figures.statuses) : '',
    attention: numberOf(figures?.statuses['needs-attention'] ?? 0),
    withdrawn: numberOf(figures?.statuses.withdrawn ?? 0),
    listed: listedAt === null ? 'Not checked yet' : `Checked ${ageOf(listedAt, now)}`,
    fault: faultOf(login, run),
  };
}

function openShare(statuses: StatusCounts): string {
  const assessed = assessedCount(statuses);
  return assessed > 0 ? percentOf(statuses.open, assessed) : 'Not assessed';
}

/** Why the newest harvest could not read this organisation; empty when it could. */
export function faultOf(login: string, run: HarvestRun | undefined): string {
  const key = login.toLowerCase();
  const fault = run?.faults.find(({ subject }) => subject.toLowerCase() === key);
  if (fault) return fault.message;
  const failed = run?.organisations.some((one) => one.login.toLowerCase() === key && one.state === 'failed');
  return failed ? 'The last harvest could not read it.' : '';
}
