/** Files that say nothing about the licence of the repository: path and text. All written for this test. */
export const noMeaning: readonly (readonly [path: string, text: string])[] = [
  [
    'README.md',
    '# Ward board\n\nShows which beds are free. Run `npm start` and open the address that it prints.\n',
  ],
  [
    'README.md',
    '# Driving licence check\n\nA prototype of the service that tells a person whether their driving licence is valid. A licence number has 16 characters.\n',
  ],
  [
    'README.md',
    '# Taxi licensing\n\n## Licensing journeys\n\nCouncils grant taxi licences for three years. This service sends reminders.\n',
  ],
  [
    'README.md',
    '# Sampler\n\nThe code must not depend on GPL or AGPL libraries, because their terms conflict with ours.\n',
  ],
  [
    'README.md',
    '# Checks\n\n`license-checker --failOn GPL-3.0` runs in the pipeline. MIT dependencies pass.\n',
  ],
  ['README.md', '# Model\n\nBuilt with researchers at MIT and the University of Leeds in 2022.\n'],
  [
    'README.md',
    '# Practice lists\n\nContains public sector information licensed under the Open Government Licence v3.0.\n',
  ],
  [
    'README.md',
    '# Boundaries\n\nSource: Office for National Statistics licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright.\n',
  ],
  [
    'README.md',
    '# Proxy\n\nRuns behind Apache 2.4 with mod_rewrite. The Apache configuration is in `conf/`.\n',
  ],
  [
    'README.md',
    '# Fonts\n\nThe Frutiger font is only licensed for sites ending .nhs.uk, so it is not in this repository.\n',
  ],
  [
    'README.md',
    '# Icons\n\nThe icons are licensed under CC BY 4.0 by their designers and are fetched when the page loads.\n',
  ],
  [
    'README.md',
    '# Wrapper\n\nThis wraps a third-party library that is licensed under the LGPL. Ask the vendor for a key.\n',
  ],
  ['README.md', '# Notes\n\n## Licence\n\nTo be decided.\n'],
  [
    'README.md',
    '# Notes\n\n## License\n\nTODO: choose a licence (MIT, Apache 2.0 or GPL v3 are recommended by policy).\n',
  ],
  ['README.md', '# Closed\n\n## Copyright\n\nCopyright 2021 Example Trust. All rights reserved.\n'],
  ['README.md', '# Codes\n\nCopyright: Example NHS Foundation Trust, reproduced by kind permission.\n'],
  [
    'README.md',
    '# Choosing a licence\n\nA guide for teams. Make sure that every repository has a licence. For example, code is often released under the MIT licence.\n',
  ],
  [
    'README.md',
    '# Installer\n\nChocolatey for Business is the licensed edition. `ChocolateyLicenseType` holds the type of the licensed edition installed.\n',
  ],
  ['README.md', '# Parser\n\nIt is not licensed under the GPL, and no permission is given yet.\n'],
  [
    'README.md',
    '# Rota\n\n## Legal\n\nThe service is provided under contract C12345. See the schedule for service levels.\n',
  ],
  [
    'README.md',
    '# Rota\n\n## Licensing\n\nEach user of the desktop client needs a licence from the supplier; ask the service desk.\n',
  ],
  [
    'CONTRIBUTING.md',
    '# Contributing\n\nBy sending a pull request you agree that your contribution is licensed under the MIT licence.\n',
  ],
  [
    'CLA.md',
    '# Contributor licence agreement\n\nYou grant the Trust a perpetual, worldwide, non-exclusive, royalty-free, irrevocable copyright licence to reproduce, prepare derivative works of, publicly display, sublicense and distribute your contributions.\n',
  ],
  [
    'TERMS.md',
    '# Terms of use\n\nBy using this website you accept these terms. We may change them at any time. You must not misuse the site.\n',
  ],
  [
    'PRIVACY.md',
    '# Privacy notice\n\nWe collect your name and e-mail address and keep them for one year. You may ask us to erase them.\n',
  ],
  [
    'SECURITY.md',
    '# Security\n\nReport a vulnerability to the address on our website. We answer within two working days.\n',
  ],
  [
    'CODE_OF_CONDUCT.md',
    '# Code of conduct\n\nBe kind. Harassment is not accepted. The organisers may remove anyone who breaks these rules.\n',
  ],
  ['CODEOWNERS', '* @example/platform\n/docs/ @example/content\n'],
  [
    'arcmutate-licence.txt',
    '#Licence file for the extensions\n#Tue Jul 16 09:22:03 BST 2024\nexpires=16/07/2026\nkeyVersion=1\npackages=uk.nhs.example.*\nsignature=k3Jd9sLmPq==\n',
  ],
  [
    'THIRD_PARTY_NOTICES.md',
    '# Third-party notices\n\nThis product includes left-pad, licensed under the MIT License, and an Apache-2.0 logging library.\n',
  ],
  [
    'THIRDPARTYLICENSES.txt',
    'left-pad 1.3.0\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software.\n',
  ],
  ['LICENSE', 'YEAR: 2023\nCOPYRIGHT HOLDER: Example Trust\n'],
  ['LICENSE', ''],
  ['LICENSE.txt', '<Insert License Here>\n'],
  [
    'LICENSE.txt',
    'Note: Include this file if including binaries you have the right to distribute. From: <insert applicable license url here>\n\n===DELETE ABOVE THIS LINE AND THIS LINE===\n\n<Insert License Here>\n',
  ],
  ['NOTICE', 'Appointments API\nCopyright 2019 NHS Digital\n'],
  ['COPYRIGHT', '© Crown copyright 2022\n'],
  ['app.js.LICENSE.txt', '/*!\n * left-pad v1.3.0 | Released under the MIT license\n */\n'],
  ['licences.csv', 'name,licence\nleft-pad,MIT\nlodash,MIT\n'],
  ['license-checker.json', '{"left-pad": {"licenses": "MIT"}}'],
  ['src/licence.ts', '// SPDX-License-Identifier: MIT\nexport const licence = 1;\n'],
  [
    'package.json',
    '{"name": "rota", "scripts": {"licences": "license-checker --failOn GPL"}, "dependencies": {"spdx-license-ids": "3.0.0"}}',
  ],
  ['package.json', '{"name": "rota", "license": "UNLICENSED", "private": true}'],
  ['package.json', '{"name": "rota", "license": "SEE LICENSE IN LICENSE.md"}'],
  ['composer.json', '{"name": "example/theme", "license": "proprietary"}'],
  [
    'DESCRIPTION',
    'Package: rota\nLicense: `use_mit_license()`, `use_gpl3_license()` or friends to pick a\n    license\nEncoding: UTF-8\n',
  ],
  ['setup.py', 'from setuptools import setup\nsetup(name="rota", license_files=("LICENSE",))\n'],
  [
    'Rota.csproj',
    '<Project><PropertyGroup><PackageRequireLicenseAcceptance>true</PackageRequireLicenseAcceptance><PackageLicenseFile>LICENSE</PackageLicenseFile></PropertyGroup></Project>',
  ],
  ['CITATION.cff', 'cff-version: 1.2.0\ntitle: Rota\nlicense: See licence file\n'],
  [
    'pyproject.toml',
    '[project]\nname = "rota"\nlicense-files = ["LICENCE"]\n\n[tool.poetry.dev-dependencies]\npip-licenses = "^3"\n',
  ],
];
