/** What people say of pages, prototypes, content and teaching, and what repositories write: a line each, as `word-list.ts` says. */
export const designWords = `
  prototype, prototypes, prototyping > prototype kit, demo, alpha | What the NHS makes them with.
  prototype kit > nunjucks, prototypes | What it is made of.
  try an idea, try out an idea, user research, test with users > prototype, prototype kit | What is made for it.
  click through, clickable, interactive prototype > prototype kit, prototype | What is made for it.
  page builder, build pages, make pages, quick page, html page > html, page builder, prototype kit | What makes them.
  without coding, without code, no code, not a developer, non technical > builder, kit, template | What helps.
  looks like nhs, look like the nhs, nhs look, nhs style, nhs branding, nhs styles, nhs styled > nhsuk frontend, theme, nhs uk | What has that look.
  nhs frontend, nhs front end, nhs uk frontend, nhsuk frontend > design system, components | What it is.
  front end components, ui components, page components, user interface components > components, frontend, library | What they are called.
  design patterns, patterns > design system, service manual | Where they are.
  style library, css library > scss, component library | What it is called.
  header, footer, banner, top bar > header, components | Components are called so.
  tab, accordion, radio buttons, checkbox, checkboxes, date picker > components, frontend | Design systems have them.
  wordpress blocks, gutenberg, page blocks > wordpress, plugin, blocks | What they are for.
  website theme, site theme, blog theme > theme, wordpress, jekyll | Products that have them.
  content, content editor, editors, editing > cms, content management | What editors use.
  content management, publishing platform > cms, wagtail, wordpress, umbraco | Products for it.
  structured data, rich results, search results on google > schema org, json ld | The format for it.
  video, videos > brightcove, media | Where they are kept.
  service manual, design guidance, how to design, designing services > service manual, design system, guidance | Where it is said.
  accessible, usable by everyone, wcag, keyboard users, impairments > accessibility, a11y | The field's name.
  accessibility statement, accessibility audit, accessibility testing > accessibility, axe, checklist | What helps.
  checklist, check list > checklist, guidance | Repositories call themselves so.
  plain english, content style, writing style > style guide, content | Where it is said.
  mobile app, phone app > mobile, ios, android, app | What they run on.
  iphone app, ios app, native app > ios, swift, native | Its system and language.
  nhs app > nhsapp, mobile | Repository names write it as one.
  alexa, siri, speaker > voice, alexa | The kind.
  hackathon, hack day, hackday > hack, demo | Where demonstrations come from.
  rating, star rating, leave a review > reviews, feedback | What people's comments are called.
  collaborate, collaboration, work together, share documents, community platform, discussion forum > sharing platform, futurenhs, collaboration | The NHS platform for it.
  intranet, workspace > sharing platform, futurenhs | The NHS platform for it.
  learn to code, learning to code, coding skills, upskill > coding club, introduction, training, course | What is offered.
  lunchtime, club, meetup, community of practice > coding club, community | What is offered.
  community, communities > nhs r, pycom, community | The communities of analysts.
  learning resources, learning platform, learning materials, teaching material, teaching materials > learning hub, training, course | What is offered.
  slide > slides, quarto, xaringan | What makes them.
  team website, team site, team blog > website, quarto, blog | What makes them.
  booklet, guidebook > playbook, handbook, quarto book | Repositories call themselves so.
  knowledge base, wiki > documentation, handbook, playbook | Where it is written down.
  digital playbook, how our team works, how the team works > playbook, ways of working, handbook | Repositories call themselves so.
  procurement, frameworks for buying, approved suppliers > buying catalogue, supplier | The NHS list of them.
  gp systems, systems for gps, gp it > buying catalogue, gp it futures | The NHS list of them.
  information standard, information standards, data standard, data standards > standards directory, standards registry, dcb | Where they are listed.
  standards directory, list of standards, which standard > standards registry, standards | Where they are listed.
  proof of vaccination, covid passport, vaccine status > covid pass, verifier | What the NHS called it.
  exposure, close contact, bluetooth, near someone > exposure notification, gaen, contact tracing | The technology behind it.
  northern ireland > stopcovid, hscni, ni | The app and the body.
  scotland > scottish, public health scotland | The body and its name.
  wales > dhcw, welsh, cymru | The body.
`;
