/** What people say of software and data, and what repositories write: a line each, as `word-list.ts` says. */
export const computingWords = `
  sign in, log in, login > authentication, single sign on | The technical word.
  amazon > aws | Developers use the letters.
  dotnet > csharp, net | The platform and its main language.
  csharp > dotnet | The language runs on it.
  jira > ticket | What it keeps.
  chart, charts, graph, graphs > plot, plots | R calls them plots.
  plot, plots > chart, charts | People call them charts.
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
  web page, web pages, webpage, webpages > website, html | Written both ways.
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
  automate, automatically, automated > automation, action | What runs it.
  validate, verify > validation, check, verification | Near words.
  difference, differences > diff | What tools call it.
  compare > comparison, diff | What tools call it.
  convert, conversion > transform, parser | What tools call it.
  import, load > etl, import | What pipelines call it.
  wrangle, wrangling, clean, cleaning > tidy | What packages call it.
  text message, text messages > sms, notify | What sends them.
  email, emails > notify, mail | What sends them.
  sdk > client, library | What such a library is called.
`;
