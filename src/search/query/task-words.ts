/** What people want done with software and data, and what does it: a line each, as `word-list.ts` says. */
export const taskWords = `
  host, hosting, hosted, put online, go live > deploy, deployment, aws, azure | What is done for it.
  release, releases, ship, shipping > deployment, pipeline, version | What does it.
  roll out, rollout, install on, package for windows > deployment, chocolatey, package | What does it.
  pipelines > ci, github actions, workflow | Products for it.
  continuous integration > github actions, ci, workflow | Products for it.
  github action, actions > action, workflow, marketplace | Steps for pipelines.
  artifact, artifacts, artefact, artefacts, build outputs, build output > artifact, upload | What pipelines hand on.
  upload, uploads, uploading > transfer, s3, sync | What does it.
  synchronise, sync > sync, transfer | Repositories call themselves so.
  backup, backups, restore > snapshot, s3 | What is kept.
  website files, static files, static website > s3, static site, jekyll | Where they are put.
  static site, site generator > jekyll, hugo, quarto, github pages | Products for it.
  github pages > jekyll, static site | What makes them.
  environment setup, development environment, dev environment, set up my machine, workstation, laptop > make, docker, setup, devops | What sets it up.
  developer experience, onboard developers, works on my machine > devops, make, automation | What helps.
  stack > docker compose, docker | What runs several parts.
  containerised, containerized, docker image, container image > docker, dockerfile | What makes them.
  scanning, scanner > trivy, security, scan | The tools.
  dependency updates, outdated dependencies, supply chain > dependabot, sbom, trivy | Tools for it.
  cve, cves, weakness, weaknesses > vulnerability, security, trivy | What scanners find.
  secret scanning, committed secrets, secrets > gitleaks, secret scanning, scan secrets | What looks for them.
  api key, api keys, token, tokens > oauth, secret, authentication | What they are for.
  linter, linting, formatter, format code > pre commit, lint, style | What does it.
  commit message, commits, pre commit > git hooks, pre commit | What looks at them.
  code review, review code, reviewers > pull request, pr | Where it happens.
  waiting for review, unreviewed, stale > pull requests, seal | What reminds of them.
  remind, reminder, reminders, nudge > slack, notify, bot | What does it.
  notification, notifications > notify, slack, teams | What sends them.
  bot, bots > slack, automation | Where they live.
  new hire, new hires, new staff, new joiner, new joiners, new colleagues > onboarding, welcome | What it is called.
  branch, branches > git, pull request, branch | What has them.
  ticket, tickets > jira, issue | Trackers for them.
  repository settings, organisation settings, who can, repository rules > github, ways of working, governance | Where it is written down.
  inactive, dormant, out of date, left without updates, neglected, health of our repositories > github, dashboard, repositories | What shows them.
  our repositories, all our repositories, estate, organisation has on github > github, repositories, dashboard | What shows them.
  open source licence, which licence, licences > open source, policy, licensing | Where it is explained.
  may we, are we allowed, must we, legal > policy, guidance | Where it is said.
  governance, assurance, compliance > policy, standards, framework | Where it is said.
  maturity, self assessment, engineering excellence > quality framework, engineering | What measures it.
  good engineering, engineering culture, engineering practices > quality framework, standards, engineering | Where it is written down.
  principles > standards, guidelines, playbook | Where they stand.
  coding standard, coding standards, conventions, code conventions > style guide, standards, guidelines | Where they stand.
  how to contribute, contributing, contributors > contributing, guidelines | Where it is said.
  test automation, automated tests, automated testing, browser automation > playwright, selenium, ui tests | Tools for it.
  end to end > e2e, integration tests, playwright | Tools for it.
  api tests, api testing, contract tests > postman, pytest, karate | Tools for it.
  postman, insomnia > collection, api requests | What it keeps.
  try the api, try out an api, example requests > postman, sandbox, collection | Where they are.
  hello world, minimal example, simplest example, small example, worked example > hello world, example, template | Repositories call themselves so.
  reference implementation, example implementation > demonstrator, reference implementation | Repositories call themselves so.
  demonstrator, demonstration > demo, reference implementation | Near words.
  demo > demonstration, example, prototype | Near words.
  restful, endpoint, endpoints, web service, web services > api, rest | What they are part of.
  api proxy, api proxies, publish an api, api producers > proxygen, apim, api management | The tools for it.
  apim > api management, proxygen | The platform.
  consume, consumer, consumers > client | What does it.
  port, ported, port of, rewrite > port, implementation | Repositories say so.
  library, libraries > package, module | What they are called elsewhere.
  package, packages > library, module | What they are called elsewhere.
  module, modules > package, library | What they are called elsewhere.
  rubygem, rubygems > gem, ruby | What is packed so.
  pip, pypi, wheel, wheels > python, package | Where it is used.
  cran, tidyverse, rstudio > r package, r | Its language.
  r package, r packages > cran, devtools | Where they come from.
  npm, yarn > javascript, nodejs, package | Where it is used.
  maven, gradle, spring, spring boot, jvm > java | Their language.
  react native, xamarin, flutter > mobile, ios, android | What they are for.
  c sharp, visual basic, entity framework > dotnet, csharp | The platform.
  fastapi > python, api | Its language.
  express, nunjucks > nodejs, javascript | Their language.
  php > wordpress, laravel | What is written in it.
  scss, sass, stylesheet, stylesheets > css, styles, frontend | The language.
  jquery, bootstrap > javascript, frontend | Where they are used.
  notebook, notebooks > jupyter, ipynb | What they are.
  pandas > dataframe, python | Its language.
  ggplot, ggplot2 > plot, chart, r | What it draws.
  visualise, visualisation, visualising, visualisations, visualization > chart, plot, dashboard | What is made.
  dashboard, dashboards > shiny, visualisation, report | What makes them.
  report, reports, reporting > quarto, rmarkdown, publication | What makes them.
  report template, document template > quarto, theme, template | What makes them.
  schema, schemas, data model, data dictionary > metadata, schema, reference | Where fields are described.
  metadata > data dictionary, catalogue, schema | Where fields are described.
  data catalogue, data sets are there, what data exist, list of data sets > catalogue, metadata, ckan | What lists them.
  open data > ckan, dataset, data portal | Where it is published.
  open data platform, data portal > ckan, opendata | The product for it.
  download data, get data, fetch data, downloads > api, open data, client | What does it.
  extract, extracts, ingest, ingestion > etl, import, pipeline | What does it.
  data pipeline, data pipelines, analysis pipeline, analytical pipeline > rap, pipeline, pyspark | What they are called.
  reproducible, repeatable, reproducibility > rap, pipeline | The method for it.
  analysts, analyst > analysis, analytics | What they do.
  analyse, analysing > analysis, analytics | The noun.
  data scientists, data scientist > data science, analytics | The field.
  delimited, fixed width, tab separated > csv, import | Kinds of file.
  type hints, typed, strongly typed > types, model, validation | What they are for.
  configuration, config, settings file, parameters, params > json, yaml, parameters | Where they stand.
  warn, warning > warnings, validation | What models give.
  form validation, user input, input errors > validation, forms, warnings | What looks at it.
  admin, administration, back office > admin, management system | What is used for it.
  access management, manage access, user accounts > access control, authentication | The technical words.
  active directory, microsoft login, azure ad > adfs, single sign on, sso | The technical words.
  passwordless, face id, touch id > fido, biometric, webauthn | The technical words.
  nhs login, citizen login, patient login > oidc, nhs login | The protocol for it.
  prove who they are, identity, verify identity > identity, authentication, login | The technical words.
  database, databases > sql, postgresql, database | Products of the kind.
  data warehouse, data lake > databricks, sql, warehouse | Products of the kind.
  log analysis, log search, elk > elasticsearch, logstash, kibana, splunk | Products for it.
  query language > sql, ehrql | Products of the kind.
  broker, event driven > queue, rabbitmq, kafka | Products for it.
  serverless, lambda > aws, lambda, azure functions | Products for it.
  reverse proxy, proxy server > nginx, proxy | Products for it.
  server configuration, configure servers > ansible, chef, puppet | Products for it.
  lets encrypt, renew certificates > letsencrypt, tls, certificates | Products for it.
  virtual machine, virtual machines > vagrant, azure, vm | Products for it.
  large models, language model, language models, generative ai, genai, prompts > llm, large language model | The kind of model.
  neural, autoencoder > machine learning, pytorch, deep learning | The field.
  trained model, train a model, training data > machine learning, model | The field.
  trust an algorithm, responsible ai, ai assurance, ai safety > model card, transparency, evaluation | What is written about it.
  fake data, sample data, example data, toy data, data to practise > datasets, synthetic, example | What packages call them.
  test data, mock data > synthetic, artificial data, example | What makes them.
  generate data, realistic data, data generator > synthetic, artificial data | What makes them.
  discrete event, agent based > simulation, model | The kinds of it.
  differential equations, compartment, compartmental, sir model > ode, epidemic, model | The mathematics of it.
  statistical methods, significance, statistical test > statistics, methods | Packages for them.
  check digit, checksum, modulus 11 > validate, nhs number | What it is for.
`;
