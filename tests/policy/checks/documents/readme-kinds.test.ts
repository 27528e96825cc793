import { describe, expect, test } from 'vitest';
import type { Check } from '../../../../src/policy/check.ts';
import { buildInstructions } from '../../../../src/policy/checks/documents/build-instructions.ts';
import { hasContributing } from '../../../../src/policy/checks/documents/has-contributing.ts';
import { hasContact } from '../../../../src/policy/checks/documents/has-contact.ts';
import { maintenancePlan } from '../../../../src/policy/checks/documents/maintenance-plan.ts';
import { readmeClear } from '../../../../src/policy/checks/documents/readme-clear.ts';
import { readmeData } from '../../../../src/policy/checks/documents/readme-data.ts';
import { readmeLegal } from '../../../../src/policy/checks/documents/readme-legal.ts';
import { defectGuide } from '../../../../src/policy/checks/community/defect-guide.ts';
import { readmeInstall } from '../../../../src/policy/checks/documents/readme-install.ts';
import { readmePrerequisites } from '../../../../src/policy/checks/documents/readme-prerequisites.ts';
import { readmePurpose } from '../../../../src/policy/checks/documents/readme-purpose.ts';
import { readmeStatus } from '../../../../src/policy/checks/documents/readme-status.ts';
import { readmeUse } from '../../../../src/policy/checks/documents/readme-use.ts';
import { readmeStatesLicence } from '../../../../src/policy/checks/licence/readme-states-licence.ts';
import { someFacts } from '../../some-facts.ts';

/** What a README says, and the words that answer; null where nothing does. One row for each kind that was once misread. */
const rows: [check: Check, text: string, answer: string | null][] = [
  [readmePurpose, '# Beds\n\nIt is looked after by the ward team at Example Trust.', null],
  [
    readmePurpose,
    '# Beds\n\nThe ward team at Example Trust looks after it. Other teams may reuse its code.',
    null,
  ],
  [readmeUse, '# Beds\n\n## Usage\n\nFor use within our region.', null],
  [readmeUse, '# Beds\n\n## Usage\n\n- Repo in construction. Code to be added.', null],
  [readmeUse, '# Course\n\nPackaging: the purpose of its files, and how to use them to describe beds.', null],
  [readmeUse, '# Beds\n\nTo run the test suite type it in a terminal.', null],
  [readmeUse, '# Beds\n\nLearn how to use beds by reading the manual.', 'how to use beds'],
  [readmePurpose, '# Beds\n\nThis material is maintained by the Ward Analysis Team.', null],
  [
    readmePurpose,
    '# Beds\n\nThis work was led by A Nurse, of the Ward Team. The map shows nurses where free beds are.',
    'map shows nurses',
  ],
  [readmeStatus, '# Beds\n\n<b>Work in progress</b>\n\nCounts beds.', 'Work in progress'],
  [maintenancePlan, '# Beds\n\nThe project is supported by the Ward Fund.', null],
  [defectGuide, '# Beds\n\nIf you think of something worth including, please raise an issue.', null],
  [
    readmeUse,
    '# Course\n\n**Workshop 1**\n\n    - Using Python to count beds\n    - Storing variables\n',
    null,
  ],
  [
    readmeUse,
    '# Beds\n\nThis is not so for each ward; but it allows us to use the result in aggregate.',
    null,
  ],
  [readmeUse, '# Beds\n\n## Usage\n\nYou’re welcome to use the board even if your ward is not ours.', null],
  [
    readmeUse,
    '# Beds\n\n## Running\n\nPlease note that the code is designed to run within our systems.',
    null,
  ],
  [readmeUse, '# Beds\n\n## Development process\n\n1. Build of all jobs by a developer\n2. Add beds\n', null],
  [readmeUse, '# Beds\n\n## Documentation\n\nWe provide some [notes](docs/api.md).', 'some notes'],
  [readmeInstall, '# Beds\n\n## Setup\n\nThese instructions assume you are using:\n\n- a Mac\n', null],
  [readmeInstall, '# Beds\n\n## Getting started\n\nThere are 2 ways to start using Beds:\n', '2 ways'],
  [readmePurpose, '# patient-summary\n\nNHS England Patient Summary', null],
  [readmePurpose, '# Mesh client\n\nA Python client for NHS Digital’s MESH', 'client for'],
  [
    readmePurpose,
    '# Beds\n\nWarning: a copy. This means that links to wards and videos may not work.\n\n## Introduction\n\nThis codebase counts free beds for nurses.',
    'counts free beds',
  ],
  [
    readmePurpose,
    '# Beds\n\n**Repository owner:** Ward Analysis Team\n\nThe document with the definitions of beds can be found here.',
    null,
  ],
  [readmeLegal, '# Beds\n\n### Privacy-first suppression\n\nCounts of one to four are hidden.', null],
  [readmeLegal, '# Beds\n\n## Privacy notice\n\nWe keep no data.', 'Privacy notice'],
  [defectGuide, '# Beds\n\n## Known issues\n\nBeds are counted twice.', null],
  [defectGuide, '# Beds\n\n## Data quality issues\n\nSome wards report late.', null],
  [defectGuide, '# Beds\n\nFor large changes, open an issue first to discuss.', null],
  [defectGuide, '# Beds\n\n## Questions and bug reports\n\nWrite to the ward team.', 'bug reports'],
  [defectGuide, '# Beds\n\nPlease raise an issue if a count is wrong.', 'raise an issue'],
  [
    readmePurpose,
    '# Beds\n\nThe purpose and the findings of this study are described at the link above.',
    null,
  ],
  [readmePurpose, '# Beds\n\nDetails of the wards and their purpose can be found on the intranet.', null],
  [readmePurpose, '# Beds\n\nDebian, Gradle, Ansible, Vault, Packer', null],
  [readmePurpose, '# Beds\n\nA test version of the software is installed in /opt/beds/2.', null],
  [readmePurpose, '# Beds\n\nThis site is no longer kept up to date.', null],
  [readmePurpose, '# Beds\n\nThe queue server must be running before wards connect.', null],
  [
    readmePurpose,
    '# Beds\n\n# About the Sample framework\n\nSample is a secure place for research on health records.',
    null,
  ],
  [
    readmePurpose,
    '# Sample\n\n# About the Sample framework\n\nSample is a secure place for research on health records.',
    'secure place',
  ],
  [
    readmePurpose,
    '# Beds\n\nThis package is part of the Sample Trust suite of packages. It counts free beds for nurses.',
    'counts free beds',
  ],
  [
    readmePurpose,
    '# Beds\n\n```sh\nbeds --ward 3\n```\n\nTakes wards in a spreadsheet and adds them to a database.',
    null,
  ],
  [readmePurpose, '# Beds\n\n> [!WARNING]\n> This repository is no longer in use. See the new one.', null],
  [readmePurpose, '# Beds\n\nPlease raise an issue if wards or nurses find a fault.', null],
  [readmePurpose, '# Beds\n\nCounting beds is now handled by the ward platform.', null],
  [readmePurpose, '# Ward Bed Board\n\nThe Ward Bed Board is a web application.', null],
  [readmeInstall, '# Beds\n\n## Building on the design system\n\nBeds has patterns of its own.', null],
  [readmeStatus, '# Beds\n\n#### Project status: Completed\n\n## What it does\n\nCounts beds.', 'Completed'],
  [readmeStatus, '# [Alpha] Beds\n\nCounts beds.', 'Alpha'],
  [readmeStatus, '# Beds\n\n**Warning: `beds` is in early development.**', 'early development'],
  [maintenancePlan, '# Beds\n\nThis project is currently maintained by the ward team.', 'ward team'],
  [
    readmeClear,
    '# Beds\n\nReports need no opening, unless you wish to replace the Word template.',
    'nothing that a template',
  ],
  [readmeClear, '# Beds\n\nWhat is missing is documented in the TODO document.', 'nothing that a template'],
  [hasContributing, '# Beds\n\nIt prints the address of the “create Pull Request” page.', null],
  [
    hasContact,
    '# Beds\n\nIf you have ideas that you would like to share, contact us by email via: wards@sample-trust.nhs.uk',
    'sample-trust',
  ],
  [hasContact, '# Beds\n\nLog in with an account such as wards@sample-trust.nhs.uk', null],
  [hasContact, '# Beds\n\nMaintainer: <yourself@somewhere.net>', null],
  [readmePurpose, '# Ward-BEDS-AND-NURSES-lists\n\nBeds and nurses lists for the ward', null],
  [readmePurpose, '# Beds\n\nThis repository is split into three parts for wards and nurses.', null],
  [readmeUse, '# Beds\n\nTo learn more about its functions there is a vignette on the site.', 'vignette'],
  [readmeData, '# Beds\n\n## Sources of data\n\nThe ward lists.', 'Sources of data'],
  [readmeData, '# Beds\n\nThe service supplies the latest data on free beds.', 'supplies'],
  [maintenancePlan, '# Beds\n\nDeveloped and maintained by the ward team.', 'ward team'],
  [readmeClear, '# Beds\n\n> The LICENCE file will need to be updated with the correct year and owner', null],
  [readmeInstall, '# Beds\n\nWhen getting started, nurses often make do with what is there.', null],
  [readmeInstall, '# Beds\n\nBeds is a nuget package that makes charts of wards.', null],
  [readmeInstall, '# Beds\n\nMake sure that you know your ward.', null],
  [
    readmeInstall,
    '# Beds\n\nAdd the following line into your `Package.swift` dependencies.',
    'Add the following',
  ],
  [readmeInstall, '# Beds\n\n```sh\nmodule load trust/beds\n```', 'module load'],
  [
    readmeInstall,
    '# Beds\n\n## Requirements\n\n- make\n- Java\n\n## Install\n\n```\nmake install\n```',
    'make install',
  ],
  [readmeInstall, '# Beds\n\n## Requirements\n\n- Java 8', null],
  [
    readmeInstall,
    '# Beds\n\n## Continuous integration\n\n### Requirements\n\nSet two secrets in the workflow.',
    null,
  ],
  [readmeUse, '# Beds\n\nThe script `R/beds.R` will download the lists and make a workbook.', 'R/beds.R'],
  [readmeUse, '# Beds\n\n## API key\n\nKeys are given out by the platform team.', null],
  [
    readmeUse,
    '# Beds\n\n## Getting started\n\nClone the repository.\n\n## Running the board\n\nRun board.R from the root folder.',
    'Run board.R',
  ],
  [readmeUse, '# Beds\n\nThe licence text is available at the top of the folder.', null],
  [readmeUse, '# Beds\n\nMake sure that the ward is free.', null],
  [readmeData, '# Beds\n\nThe board works on artificial HES data.', 'artificial HES data'],
  [readmeData, '# Beds\n\n## Dummy data and wards\n\nA script makes it.', 'Dummy data and wards'],
  [readmeData, '# Beds\n\nThe data is an extract of the ward list of 2020.', 'is an extract'],
  [readmeData, '# Beds\n\n## Data protection\n\nNobody is named.', null],
  [readmeStatus, '# Beds [DEPRECATED]\n\nCounts beds.', 'DEPRECATED'],
  [
    readmeStatus,
    '# Beds\n\n[![Lifecycle: experimental](https://img.shields.io/badge/lifecycle-experimental-orange.svg)](https://lifecycle.r-lib.org)',
    'Lifecycle: experimental',
  ],
  [readmeStatus, '# Beds\n\n*In early development*', 'early development'],
  [
    readmeStatus,
    '# Beds\n\n## Build status\n\n![Build](https://img.shields.io/badge/build-passing-green.svg)',
    null,
  ],
  [readmeData, '# Beds\n\n## data-nobanner\n\nAn attribute.', null],
  [readmeStatus, '# Beds\n\nNote that the register that this package relies on is in beta.', null],
  [readmeUse, '# Beds\n\n## Quick start\n\n```\ncp beds.example beds.yml\nnpm start\n```', 'npm start'],
  [readmeStatesLicence, '# Beds\n\n1. Add the MIT license.\n2. Push it.', null],
  [readmeStatesLicence, '# Beds\n\nMIT licence', 'MIT licence'],
  [readmePrerequisites, '# Beds\n\nPrerequisites: Java 8', 'Prerequisites'],
  [
    readmePrerequisites,
    '# Beds\n\n## Pre-requisites\n\n### Docker\n\nGet it from its makers.',
    'Pre-requisites',
  ],
  [buildInstructions, '# Beds\n\n## Build status\n\n![Build](https://example.org/b.svg) passing', null],
  [maintenancePlan, '# Beds\n\nUse one of the supported versions of Python.', null],
  [readmeClear, '# ${SERVICE_NAME}\n\nCounts beds.', null],
  [
    readmeClear,
    '# Beds\n\nTo let chance in, remove this set_seed line at the start of the file.',
    'nothing that a template',
  ],
  [
    hasContact,
    '# Beds\n\nQuestions go to [the ward team](ward.team@sample-trust.nhs.uk).',
    'sample-trust.nhs.uk',
  ],
  [
    hasContact,
    '# Beds\n\nThis package is maintained by [Sam Ward](https://github.com/samward).',
    'looks after it',
  ],
  [
    hasContact,
    '# Beds\n\nAnnounce your pull request in the Slack channel, so that a member of the team reviews it.',
    null,
  ],
  [readmePurpose, '# Beds\n\n1. Add a list of wards, made with the bed generator.', null],
  [
    readmePurpose,
    '# Beds\n\n| Lab | Date | Link to the ward |\n| --- | --- | --- |\n| 1 | May | nurses and beds |',
    null,
  ],
  [hasContributing, '# Beds\n\n## Contributing\n\nSee CONTRIBUTING.md for how to raise issues.', null],
  [
    hasContributing,
    '# Beds\n\n## Contributing\n\nSee [our guide to contributing](https://sample-trust.nhs.uk/CONTRIBUTING.md).',
    'Contributing',
  ],
  [
    readmeUse,
    '# Beds\n\n## Getting started\n\nYou can clone the repository in these steps.\n\nClick “Clone” and type the address.',
    null,
  ],
  [readmeUse, '# Beds\n\n```sh\nsudo apt install build-essential wget curl llvm\n```', null],
  [readmeData, '# Beds\n\nThe queries are used in routine reporting from the MHSDS.', 'MHSDS'],
  [readmeData, '# Beds\n\nThis extracts data needed from the trust warehouse.', 'extracts data'],
  [readmeData, '# Beds\n\nIt transforms raw monthly ward data into reports.', 'monthly ward data'],
  [readmeData, '# Beds\n\nAll patient data within this repository is synthetic.', 'synthetic'],
  [readmeData, '# Beds\n\nNo data, public or private, are shared here.', 'No data'],
  [readmeData, '# Beds\n\n## Inputs\n\nThe name of the branch.', null],
  [maintenancePlan, '# Beds\n\nYAML is natively supported by both wards.', null],
  [maintenancePlan, '# Ward beds\n\nWard beds is maintained by the bed team.', 'bed team'],
  [
    readmePurpose,
    '# Beds\n\n## Before\n\nInstall Node.\n\n## Getting started\n\nThis is the worker for the bed board that counts wards.',
    'worker for the bed board',
  ],
  [readmeUse, '# Beds\n\nView the prototype https://beds.sample-trust.nhs.uk/', 'View the prototype'],
  [readmeClear, '# Beds\n\nCounts beds. See the {LINK TO REPO ISSUES} for a list.', null],
  [readmeClear, '# Beds\n\nCounts beds.\n\n**TODO - move to another board**\n\nRun it.', null],
  [readmeClear, '# Beds\n\nCounts beds.\n\n## To do\n\n- Count nurses.', 'nothing that a template'],
  [maintenancePlan, '# Beds\n\n**Primary maintainer:** Sam Ward', 'Sam Ward'],
  [
    hasContact,
    '# Beds\n\nIt keeps feedback that the [form](https://github.com/sample-trust/ward-feedback) sends.',
    null,
  ],
  [
    hasContact,
    '# Beds\n\nFeedback is studied in [a paper](https://sample-trust.nhs.uk/papers/carers-and-their-support-needs).',
    null,
  ],
  [
    hasContact,
    '# Beds\n\nFor support, [see here](https://sample-trust.nhs.uk/contact-us).',
    'page for contacts',
  ],
  [
    readmePurpose,
    '# Manuals\n\n# Set up the bed board\n\nThe bed board is an application to test how nurses find wards.',
    'test how nurses',
  ],
  [
    readmePurpose,
    '# Beds\n\n## Install\n\nPostgres is a database for wards and nurses, and a service that is needed.',
    null,
  ],
  [
    hasContributing,
    '# Beds\n\nPublished code needs clear contribution guidelines, a licence and a README.',
    null,
  ],
  [
    readmePurpose,
    '# Welcome to the ward for beds\n\n### This repository is the central location for the queries that count beds on wards.',
    'central location',
  ],
  [
    readmeInstall,
    '# Beds\n\n```r\n# install.packages("pak")\npak::pak("trust/beds")\n```',
    'says: “pak::pak',
  ],
  [
    readmePurpose,
    '# Beds\n\nThis code is published as part of our commitment to openness.\n\nIt counts beds for nurses on wards.',
    'counts beds',
  ],
  [hasContributing, '# Beds\n\nFork the repo and change the settings of your ward.', null],
];

/** What a fair reader could not tell. */
const unclear: [check: Check, text: string][] = [
  [readmeData, '# Beds\n\nIt fills the tables with an initial set of model data.'],
  [
    maintenancePlan,
    '# Beds\n\nSometimes it is handy to have a chart (wards need it: Chartist is maintained by its makers).',
  ],
  [readmeData, '# Beds\n\nWhen the container stops, the data is lost.'],
  [readmeData, '# Beds\n\nMaps data onto strongly typed objects.'],
  [
    maintenancePlan,
    '# Beds\n\nSplinter is a package for linking, which is maintained by a team of the ministry.',
  ],
  [maintenancePlan, '# Beds\n\nThis package has been developed by the ward team.'],
];

describe('READMEs of kinds that were misread once', () => {
  const named = rows.map(([check, text, answer], at) => ({
    name: `${check.id}, case ${at}`,
    check,
    text,
    answer,
  }));
  test.each(named)('$name', ({ check, text, answer }) => {
    const verdict = check.judge(someFacts({ holds: { 'README.md': text, 'app.js': '' } }));
    expect(verdict, text).toMatchObject({ outcome: answer === null ? 'unmet' : 'met' });
    if (answer !== null) expect(verdict.because).toContain(answer);
  });
  test.each(unclear.map(([check, text], at) => ({ name: `${check.id}, case ${at}`, check, text })))(
    '$name is not known',
    ({ check, text }) => {
      expect(check.judge(someFacts({ holds: { 'README.md': text, 'app.js': '' } })), text).toMatchObject({
        outcome: 'unknown',
      });
    },
  );
});
