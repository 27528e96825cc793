/** One file of each kind with what it says: `package version requirement scope direct`, and what it publishes. */
interface Sample {
  path: string;
  text: string;
  rows: string[];
  publishes?: string[];
}

const json = (value: unknown) => JSON.stringify(value, null, 2);

export const samples: readonly Sample[] = [
  {
    path: 'package.json',
    text: json({
      name: '@nhs/board',
      dependencies: {
        'nhsuk-frontend': '^6.1.0',
        kit: 'github:nhsuk/nhsuk-prototype-kit#v5.0',
        old: 'npm:left-pad@1.0.0',
        beside: 'file:../beside',
        '{{name}}': '1',
      },
      devDependencies: { jest: '29.1.0' },
    }),
    rows: [
      'github/nhsuk/nhsuk-prototype-kit v5.0 github:nhsuk/nhsuk-prototype-kit#v5.0 runtime direct',
      'npm/jest - 29.1.0 development direct',
      'npm/left-pad - 1.0.0 runtime direct',
      'npm/nhsuk-frontend - ^6.1.0 runtime direct',
    ],
    publishes: ['npm/%40nhs/board'],
  },
  {
    path: 'package-lock.json',
    text: json({
      lockfileVersion: 3,
      packages: {
        '': { dependencies: { a: '^1' } },
        'node_modules/a': { version: '1.2.0' },
        'node_modules/a/node_modules/b': { version: '0.9.0', dev: true },
        'node_modules/b': { version: '1.0.0', optional: true },
        'node_modules/local': { resolved: 'packages/local', link: true },
        'packages/local': { version: '1.0.0' },
      },
    }),
    rows: ['npm/a 1.2.0 - runtime direct', 'npm/b 1.0.0 - optional', 'npm/b 0.9.0 - development'],
  },
  {
    path: 'npm-shrinkwrap.json',
    text: json({ dependencies: { a: { version: '1.0.0', dependencies: { '@x/b': { version: '2.0.0' } } } } }),
    rows: ['npm/%40x/b 2.0.0 - runtime', 'npm/a 1.0.0 - runtime'],
  },
  {
    path: 'yarn.lock',
    text: '# yarn lockfile v1\n\n\n"@babel/core@^7.0.0", "@babel/core@^7.1.0":\n  version "7.1.2"\n  dependencies:\n    ms "^2"\n\nms@^2:\n  version "2.1.3"\n',
    rows: ['npm/%40babel/core 7.1.2 - runtime', 'npm/ms 2.1.3 - runtime'],
  },
  {
    path: 'yarn.lock',
    text: '__metadata:\n  version: 6\n\n"board@workspace:.":\n  version: 0.0.0-use.local\n  linkType: soft\n\n"ms@npm:^2.0.0":\n  version: 2.1.3\n  resolution: "ms@npm:2.1.3"\n',
    rows: ['npm/ms 2.1.3 - runtime'],
  },
  {
    path: 'pnpm-lock.yaml',
    text: "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      ms:\n        specifier: ^2\n        version: 2.1.3\n\npackages:\n\n  '@types/node@20.1.0':\n    resolution: {integrity: x}\n\n  ms@2.1.3:\n    resolution: {integrity: x}\n\nsnapshots:\n\n  ms@2.1.3: {}\n",
    rows: ['npm/%40types/node 20.1.0 - runtime', 'npm/ms 2.1.3 - runtime'],
  },
  {
    path: 'pnpm-lock.yaml',
    text: 'lockfileVersion: 5.4\n\npackages:\n\n  /@types/node/20.1.0:\n    resolution: {integrity: x}\n    dev: true\n\n  /ms/2.1.3_peer@1.0.0:\n    resolution: {integrity: x}\n    dev: false\n',
    rows: ['npm/%40types/node 20.1.0 - development', 'npm/ms 2.1.3 - runtime'],
  },
  {
    path: 'requirements.txt',
    text: '# comment\n-r other.txt\nDjango[argon2]==4.2.1 ; python_version >= "3.8" \\\n    --hash=sha256:abc\nfoo_Bar>=1.0,<2  # why\n-e git+https://github.com/nhs/x.git@main#egg=nhs-x\nhttps://example.org/y.whl\nasgiref==3.7\n    # via django\n',
    rows: [
      'pypi/asgiref 3.7 ==3.7 runtime',
      'pypi/django 4.2.1 ==4.2.1 runtime direct',
      'pypi/foo-bar - >=1.0,<2 runtime direct',
      'pypi/nhs-x - - runtime direct',
    ],
  },
  {
    path: 'pyproject.toml',
    text: '[project]\nname = "nhs.tool"\ndependencies = ["requests>=2 ; python_version>\'3\'", "pandas"]\n[project.optional-dependencies]\nplots = ["matplotlib~=3.1"]\n[dependency-groups]\ndev = ["pytest", {include-group = "x"}]\n',
    rows: [
      'pypi/matplotlib - ~=3.1 optional direct',
      'pypi/pandas - - runtime direct',
      'pypi/pytest - - development direct',
      'pypi/requests - >=2 runtime direct',
    ],
    publishes: ['pypi/nhs.tool'],
  },
  {
    path: 'pyproject.toml',
    text: '[tool.poetry]\nname = "board"\npackage-mode = false\n[tool.poetry.dependencies]\npython = "^3.9"\nflask = "2.1.0"\nboto3 = {version = "^1", optional = true}\nbeside = {path = "../beside"}\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n',
    rows: [
      'pypi/boto3 - ^1 optional direct',
      'pypi/flask 2.1.0 2.1.0 runtime direct',
      'pypi/pytest - * development direct',
    ],
  },
  {
    path: 'Pipfile',
    text: '[packages]\nflask = "*"\n[dev-packages]\npytest = "==7.0"\n[requires]\npython_version = "3.9"\n',
    rows: ['pypi/flask - * runtime direct', 'pypi/pytest 7.0 ==7.0 development direct'],
  },
  {
    path: 'Pipfile.lock',
    text: json({ default: { flask: { version: '==2.0.1' } }, develop: { pytest: { version: '==7.0' } } }),
    rows: ['pypi/flask 2.0.1 - runtime', 'pypi/pytest 7.0 - development'],
  },
  {
    path: 'uv.lock',
    text: 'version = 1\n[[package]]\nname = "board"\nversion = "0.1.0"\nsource = { virtual = "." }\n[[package]]\nname = "flask"\nversion = "3.0.0"\nsource = { registry = "https://pypi.org/simple" }\n',
    rows: ['pypi/flask 3.0.0 - runtime'],
  },
  {
    path: 'poetry.lock',
    text: '[[package]]\nname = "flask"\nversion = "2.0.1"\ncategory = "dev"\n',
    rows: ['pypi/flask 2.0.1 - development'],
  },
  {
    path: 'setup.cfg',
    text: '[metadata]\nname = nhs-number\n[options]\ninstall_requires =\n    requests>=2\n    # why\n    six\n[options.extras_require]\ntest = pytest\n',
    rows: [
      'pypi/pytest - - optional direct',
      'pypi/requests - >=2 runtime direct',
      'pypi/six - - runtime direct',
    ],
    publishes: ['pypi/nhs-number'],
  },
  {
    path: 'pom.xml',
    text: `<?xml version="1.0"?><project xmlns="http://maven.apache.org/POM/4.0.0">
      <parent><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter-parent</artifactId><version>2.7.0</version></parent>
      <groupId>uk.nhs</groupId><artifactId>board</artifactId>
      <properties><fhir.version>5.4.0</fhir.version></properties>
      <dependencyManagement><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>1.0</version></dependency></dependencies></dependencyManagement>
      <dependencies>
        <dependency><groupId>ca.uhn.hapi.fhir</groupId><artifactId>hapi-fhir-base</artifactId><version>\${fhir.version}</version></dependency>
        <dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>
        <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>[4,5)</version><scope>test</scope></dependency>
        <dependency><groupId>c</groupId><artifactId>d</artifactId><version>\${unknown}</version></dependency>
      </dependencies></project>`,
    rows: [
      'maven/a/b 1.0 1.0 runtime direct',
      'maven/c/d - - runtime direct',
      'maven/ca.uhn.hapi.fhir/hapi-fhir-base 5.4.0 5.4.0 runtime direct',
      'maven/junit/junit - [4,5) development direct',
      'maven/org.springframework.boot/spring-boot-starter-parent 2.7.0 2.7.0 build direct',
    ],
    publishes: ['maven/uk.nhs/board'],
  },
  {
    path: 'gradle.lockfile',
    text: '# a comment\na:b:1.0=compileClasspath,runtimeClasspath\nc:d:2.0=testCompileClasspath\nempty=annotationProcessor\n',
    rows: ['maven/a/b 1.0 - runtime', 'maven/c/d 2.0 - development'],
  },
  {
    path: 'gradle/libs.versions.toml',
    text: '[versions]\nspring = "6.1"\n[libraries]\nspring = { module = "org.springframework:spring-core", version.ref = "spring" }\nguava = "com.google.guava:guava:32.0"\njunit = { group = "junit", name = "junit", version = { strictly = "4.13" } }\n[plugins]\nboot = { id = "org.springframework.boot", version = "3.1" }\n',
    rows: [
      'maven/com.google.guava/guava 32.0 32.0 runtime direct',
      'maven/junit/junit 4.13 4.13 runtime direct',
      'maven/org.springframework.boot/org.springframework.boot.gradle.plugin 3.1 3.1 build direct',
      'maven/org.springframework/spring-core 6.1 6.1 runtime direct',
    ],
  },
  {
    path: 'Board.csproj',
    text: '\uFEFF<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><PackageId>Nhs.Board</PackageId><V>6.0.1</V></PropertyGroup><ItemGroup><PackageReference Include="Hl7.Fhir.R4" Version="$(V)" /><PackageReference Include="StyleCop"><Version>1.1</Version><PrivateAssets>all</PrivateAssets></PackageReference></ItemGroup></Project>',
    rows: ['nuget/hl7.fhir.r4 - 6.0.1 runtime direct', 'nuget/stylecop - 1.1 development direct'],
    publishes: ['nuget/nhs.board'],
  },
  {
    path: 'packages.config',
    text: '<packages><package id="A" version="1.0" /><package id="B" version="2.0" developmentDependency="true" /></packages>',
    rows: ['nuget/a 1.0 - runtime direct', 'nuget/b 2.0 - development direct'],
  },
  {
    path: 'packages.lock.json',
    text: json({
      dependencies: {
        'net8.0': {
          A: { type: 'Direct', resolved: '1.0.0' },
          B: { type: 'Transitive', resolved: '2.0.0' },
          board: { type: 'Project' },
        },
      },
    }),
    rows: ['nuget/a 1.0.0 - runtime direct', 'nuget/b 2.0.0 - runtime'],
  },
  {
    path: 'go.mod',
    text: 'module github.com/NHSDigital/tool\n\ngo 1.21\n\nrequire github.com/spf13/cobra v1.7.0\nrequire (\n\tgolang.org/x/sys v0.1.0 // indirect\n\texample.org/beside v0.0.0\n)\nreplace example.org/beside => ../beside\n',
    rows: [
      'golang/github.com/spf13/cobra v1.7.0 v1.7.0 runtime direct',
      'golang/golang.org/x/sys v0.1.0 v0.1.0 runtime',
    ],
    publishes: ['golang/github.com/NHSDigital/tool'],
  },
  {
    path: 'Cargo.toml',
    text: '[package]\nname = "nhs-number"\n[dependencies]\nserde = { version = "1", optional = true }\nrenamed = { package = "rand", version = "0.8" }\nbeside = { path = "../beside" }\n[dev-dependencies]\ncriterion = "0.5"\n',
    rows: [
      'cargo/criterion - 0.5 development direct',
      'cargo/rand - 0.8 runtime direct',
      'cargo/serde - 1 optional direct',
    ],
    publishes: ['cargo/nhs-number'],
  },
  {
    path: 'Cargo.lock',
    text: 'version = 3\n[[package]]\nname = "nhs-number"\nversion = "0.1.0"\n[[package]]\nname = "serde"\nversion = "1.0.1"\nsource = "registry+https://github.com/rust-lang/crates.io-index"\n',
    rows: ['cargo/serde 1.0.1 - runtime'],
  },
  {
    path: 'Gemfile.lock',
    text: 'GEM\n  remote: https://rubygems.org/\n  specs:\n    nokogiri (1.15.0-x86_64-linux)\n      racc (~> 1.4)\n    racc (1.7.0)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  nokogiri (~> 1.0)\n\nBUNDLED WITH\n   2.4.0\n',
    rows: ['gem/nokogiri 1.15.0 - runtime direct', 'gem/racc 1.7.0 - runtime'],
  },
  {
    path: 'Gemfile',
    text: "source 'https://rubygems.org'\ngem 'rails', '~> 7.0'\ngem \"beside\", path: '../beside'\n  gem 'rspec'\n# gem 'no'\n",
    rows: ['gem/rails - ~> 7.0 runtime direct', 'gem/rspec - - runtime direct'],
  },
  {
    path: 'ndr_ui.gemspec',
    text: "Gem::Specification.new do |s|\n  s.name = 'ndr_ui'\n  s.add_dependency 'rails', '>= 6'\n  s.add_development_dependency('rake')\nend\n",
    rows: ['gem/rails - >= 6 runtime direct', 'gem/rake - - development direct'],
    publishes: ['gem/ndr_ui'],
  },
  {
    path: 'composer.json',
    text: json({
      name: 'NHSLeadership/nightingale',
      require: { php: '>=7', 'wp/core': '^6' },
      'require-dev': { 'a/b': '1' },
    }),
    rows: ['composer/a/b - 1 development direct', 'composer/wp/core - ^6 runtime direct'],
    publishes: ['composer/nhsleadership/nightingale'],
  },
  {
    path: 'composer.lock',
    text: json({
      packages: [{ name: 'wp/core', version: 'v6.1' }],
      'packages-dev': [{ name: 'a/b', version: '1.0' }],
    }),
    rows: ['composer/a/b 1.0 - development', 'composer/wp/core v6.1 - runtime'],
  },
  {
    path: 'DESCRIPTION',
    text: 'Package: NHSRplotthedots\nVersion: 0.1.0\nDepends: R (>= 3.5.0)\nImports:\n    dplyr (>= 1.0),\n    ggplot2,\n    utils\nSuggests: testthat\n',
    rows: [
      'cran/dplyr - >= 1.0 runtime direct',
      'cran/ggplot2 - - runtime direct',
      'cran/testthat - - optional direct',
    ],
    publishes: ['cran/NHSRplotthedots'],
  },
  {
    path: 'renv.lock',
    text: json({
      R: { Version: '4.1' },
      Packages: { dplyr: { Package: 'dplyr', Version: '1.1.0' }, utils: { Version: '4.1' } },
    }),
    rows: ['cran/dplyr 1.1.0 - runtime'],
  },
  {
    path: '.github/workflows/test.yml',
    text: 'on: push\njobs:\n  test:\n    steps:\n      - uses: Actions/Checkout@v4\n      - uses: ./local\n      - uses: docker://alpine:3.18\n  call:\n    uses: nhs/shared/.github/workflows/x.yml@0123abc\n',
    rows: [
      'docker/library/alpine 3.18 3.18 build direct',
      'githubactions/actions/checkout v4 v4 build direct',
      'githubactions/nhs/shared 0123abc 0123abc build direct',
    ],
  },
  {
    path: 'Dockerfile',
    text: 'ARG VERSION=20\nFROM --platform=linux/amd64 node:${VERSION}-alpine AS build\nFROM mcr.microsoft.com/dotnet/sdk:6.0\nFROM build\nFROM scratch\n',
    rows: [
      'docker/dotnet/sdk?repository_url=mcr.microsoft.com 6.0 6.0 build direct',
      'docker/library/node 20-alpine 20-alpine build direct',
    ],
  },
];
