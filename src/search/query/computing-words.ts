/** What people say of software and data, and what repositories write: a line each, as `word-list.ts` says. */
export const computingWords = `
  sign in, log in, login > authentication, single sign on | The technical word.
  amazon > aws | Developers use the letters.
  dotnet > csharp, net | The platform and its main language.
  csharp > dotnet | The language runs on it.
  jira > ticket | What it keeps.
  chart, charts, graph, graphs > plot, plots | R calls them plots.
  phone, smartphone > mobile, ios, android | What runs on it.
  beginner, beginners, never used > introduction, intro | What courses for them are called.
  course, lesson, lessons > training, workshop | Other words for teaching.
  starter, skeleton, boilerplate, blueprint, starting point > template, blueprint | Repositories call themselves so.
  voice assistant > alexa | The one that was tried.
  branded, branding, brand > theme | What it is called in tools.
  ai, artificial intelligence > machine learning, ml | Used loosely for it.
  handbook > playbook, manual | Repositories call themselves so.
  look and feel, styling, appearance > theme, style, css | What it is called in tools.
  blog, blogs, blogging > wordpress | What NHS blogs run on.
  colours, colour > theme, palette | What packages call them.
  buttons, widgets > components, frontend | Design systems call them components.
  design system > components, frontend | What it is made of.
  mock up, mockup, mockups, wireframe, wireframes > prototype | What the NHS calls it.
  disabled, disability, screen reader, blind > accessibility, wcag | The field's name.
  click, clicking > ui tests, browser | What such tests are called.
  chrome, firefox > browser | What they are.
  end to end tests, browser tests > ui tests, playwright, selenium | Tools for it.
  certificate, certificates, https, ssl > tls | The protocol's name.
  password, passwords, credentials > secret, secrets | Scanners call them secrets.
  vulnerabilities, security holes > security, scan | What is done about them.
  container, containers > docker | What is used for them.
  cloud > aws, azure | The ones that are used.
  message queue, queueing system > rabbitmq, sqs | Products for it.
  logs, log messages > logging, logstash | What tools call it.
  spreadsheet, spreadsheets > excel, xlsx, csv | Kinds of file.
  excel > xlsx, spreadsheet | Its files.
  comma separated > csv | What the letters mean.
  map, maps > geographic, gis | The field's name.
  interactive > shiny | What R makes it with.
  data frame, data frames, dataframe > pandas | The Python library for it.
  algorithm, algorithms > model, machine learning | What analysts call it.
  predict, prediction, predictions > forecast, model, risk | What models do.
  forecast, forecasting > projection | What models do.
  explain, explainable > transparency, documentation | What is asked of models.
  confidential, confidentiality, privacy > anonymisation, differential privacy | Methods for it.
  personal data, personal information, identifying > identifiable, anonymisation | The legal words.
  chatgpt, gpt, chatbot > llm, large language model | The kind of model.
  text mining, free text > nlp, natural language processing | The field's name.
  teach, teaching, learn > training, course, introduction | What is offered.
  slides, talks, presentation, presentations > training, workshop | Where they are kept.
  guidance, guidelines, rules > standards, policy, guide | Repositories call themselves so.
  obliged, permitted, allowed, mandatory > policy | Where it is said.
  docs, manual > documentation, guide | Repositories call themselves so.
  new starters, joiners > onboarding, welcome | What it is called.
  automate, automatically, automated > automation | The noun.
  validate, verify > validation, check, verification | Near words.
  difference, differences > diff | What tools call it.
  compare > comparison, diff | What tools call it.
  convert, conversion > transform, parser | What tools call it.
  import, load > etl, import | What pipelines call it.
  wrangle, wrangling, clean, cleaning > tidy | What packages call it.
  text message, text messages > sms, notify | What sends them.
  email, emails > notify, mail | What sends them.
  sdk > client, library | What such a library is called.
  command line, terminal, shell > cli, bash | What such tools call themselves.
  type ahead, autocomplete, suggest as you type, suggests as you type > typeahead, autocomplete, suggestions | One thing, written several ways.
  navigation, header bar, site header, page header > header, navigation | Components are called so.
  scheduled, nightly, every night > cron, schedule | What runs it.
  bucket, file storage, object storage > s3, blob | Products for it.
  infrastructure, provision, provisioning > terraform, iac, cloudformation | What describes it.
  build server, build pipeline > ci, github actions, jenkins | Products for it.
  workflow > github actions, action | What GitHub calls it.
  leak, leaked, leaking > secret scanning, gitleaks | What looks for it.
  code style, coding style, coding conventions > style guide, lint, linting | What holds to it.
  unit test > jest, pytest, testthat | Tools for it.
  load test, performance test, load testing > jmeter, k6, performance | Tools for it.
  sandbox, stub, fake api, mock api > mock, sandbox, stub | What stands in for a real service.
  alert, alerts, alerting, monitoring > cloudwatch, grafana, prometheus, splunk | Tools for it.
  sql server > mssql, tds | Its protocol and short name.
  search engine > elasticsearch, search | Products for it.
  qr, qr code, barcode > scan, scanner, verifier | What reads it.
  fingerprint, face recognition > biometric, touch id, face id, fido | What phones call it.
  encrypt, encrypted > encryption, kms | The noun and the product.
  iphone, ipad > ios, swift | The system and its language.
  android app > android, kotlin | Its language.
  chat > slack, teams | Products for it.
  channel > slack, teams | What has them.
  gov uk > govuk, gds, government digital service | Its packages and who makes it.
  gds > govuk, gov uk, government digital service | Who makes it.
  asp > razor, dotnet | What its pages are written in.
  rails, ruby on rails > ruby, rails | Its language.
  django, flask > python | Their language.
  gem, gems > ruby, rubygem | What is packed so.
  crate > rust | What is packed so.
  nuget > dotnet, csharp | What is packed so.
  spark > pyspark, databricks | Its Python library and who sells it.
  merge request > pull request, pr | What other forges call it.
  merge > pull request, branch | Where it happens.
  work item, story, user story > ticket, jira, issue | Trackers call it so.
  scaffold, cookiecutter, generator > template, starter | Repositories call themselves so.
  wrapper > client, library, sdk | Near words.
  windows > powershell, chocolatey | What runs on it.
  mac > macos, homebrew | The system.
  address lookup, address search > uprn, postcode | What it is looked up by.
  translation, translate, bilingual > i18n, localisation, welsh | What code calls it.
  roles, permissions > rbac, authorisation, access control | The technical words.
  staff login, staff sign in > cis2, care identity, single sign on | What staff sign in with.
  gateway, api gateway, api management > apigee, apim, proxy | Products for it.
  specification, spec, swagger > openapi, specification | The format.
  best practice, good practice > guidelines, framework, standards | Repositories call themselves so.
  ways of working, how we work > playbook, handbook, guidance | Repositories call themselves so.
  data protection, gdpr > information governance, dpia, privacy | The field.
  cyber, cybersecurity, hacking > security, vulnerability | The field.
  retired, obsolete, unmaintained, abandoned, no longer maintained > deprecated, archived | What READMEs say.
  supplier, vendor, vendors > supplier, buying catalogue | Near words.
  bias, ethics, ethical, fairness, transparent > transparency, model card | What is written about it.
  carbon, green, climate > sustainability, sustainable | What it is filed under.
  tech stack, technology choices > tech radar | Where it is written down.
  decision record, architecture decision > adr | Developers abbreviate it.
  trainer, tutorial, exercises > training, workshop, course | Other words for teaching.
  freedom of information > foi | The law's short name.
  deployment, deploy > helm, terraform, release | What does it.
  cluster > kubernetes, helm | What runs on it.
  microservice, microservices > service, api | What they are.
  front page, landing page, home page > website, index | What it is part of.
  form, forms, form builder > form, frontend, components | What helps with them.
  layout, page layout > template, components, frontend | Where it is made.
  slide deck, powerpoint > slides, xaringan, presentation | Tools for it.
  pdf, word document, word documents > docx, document | Kinds of file.
  parse, parsing, parser > parser, reader, import | Near words.
  lookup, look up, find by > lookup, search, finder | Near words.
  directory > register, directory, registry | Near words.
  catalog, registry, inventory > catalogue, directory, register | Near words.
  hallucination, accuracy of an ai, made up answers > llm, evaluation | What measures it.
  evaluate, assess, judge, measure quality > evaluation, assessment | The nouns.
  summarise, summary of text > llm, summarisation | What does it.
  speech, transcribe, dictation > speech, transcription, voice | What code calls it.
  neural network, deep learning > machine learning, pytorch, tensorflow | Tools for it.
  sentiment > nlp, text | The field.
  network graph, relationship graph > graph, network | Near words.
  timetable, calendar > schedule, booking | Near words.
  bank holiday, bank holidays, opening hours > opening times | What services call it.
  redact, redaction > anonymisation, moderation | The technical words.
  compiled, binary > wheel, binary | What Python packs it in.
  driver > client, odbc | What connects to a database.
  key value, nosql > riak, dynamodb, redis, mongodb | Products of the kind.
  version control > git, github | Products for it.
`;
