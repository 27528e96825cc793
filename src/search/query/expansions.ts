/**
 * What people type, and other words that repositories use of it, which mean nearly the same or a part of it. One way only:
 * who types the telling word does not want the loose one.
 */
export const expansions: readonly { typed: readonly string[]; also: readonly string[]; because: string }[] = [
  {
    typed: ['jab', 'jabs', 'immunisation', 'immunisations'],
    also: ['vaccination', 'vaccine', 'vaccinations'],
    because: 'Lay words for it.',
  },
  {
    typed: ['fake', 'dummy', 'pretend', 'made up'],
    also: ['synthetic', 'artificial'],
    because: 'Analysts call such data synthetic.',
  },
  {
    typed: ['doctor', 'doctors', 'surgery', 'surgeries'],
    also: ['gp', 'general practice'],
    because: 'Lay words for it.',
  },
  { typed: ['pharmacist', 'chemist', 'chemists'], also: ['pharmacy'], because: 'Lay words for it.' },
  {
    typed: ['medicine', 'medicines', 'drug', 'drugs'],
    also: ['prescribing', 'prescription', 'medication'],
    because: 'Where medicines are in code.',
  },
  { typed: ['queue', 'queues'], also: ['waiting list'], because: 'Lay words for it.' },
  { typed: ['refuse'], also: ['opt out'], because: 'The service calls it opting out.' },
  {
    typed: ['child', 'children'],
    also: ['paediatric', 'school'],
    because: 'Departments and services call them so.',
  },
  {
    typed: ['sign in', 'log in', 'login'],
    also: ['authentication', 'single sign on'],
    because: 'The technical word.',
  },
  { typed: ['amazon'], also: ['aws'], because: 'Developers use the letters.' },
  { typed: ['dotnet'], also: ['csharp', 'net'], because: 'The platform and its main language.' },
  { typed: ['csharp'], also: ['dotnet'], because: 'The language runs on it.' },
  { typed: ['jira'], also: ['ticket'], because: 'What it keeps.' },
  { typed: ['chart', 'charts', 'graph', 'graphs'], also: ['plot', 'plots'], because: 'R calls them plots.' },
  { typed: ['plot', 'plots'], also: ['chart', 'charts'], because: 'People call them charts.' },
  { typed: ['phone', 'smartphone'], also: ['mobile', 'ios', 'android'], because: 'What runs on it.' },
  {
    typed: ['beginner', 'beginners', 'never used'],
    also: ['introduction', 'intro'],
    because: 'What courses for them are called.',
  },
  {
    typed: ['course', 'lesson', 'lessons'],
    also: ['training', 'workshop'],
    because: 'Other words for teaching.',
  },
  {
    typed: ['starter', 'skeleton', 'boilerplate', 'blueprint', 'starting point'],
    also: ['template', 'blueprint'],
    because: 'Repositories call themselves so.',
  },
  { typed: ['voice assistant'], also: ['alexa'], because: 'The one that was tried.' },
  { typed: ['branded', 'branding'], also: ['theme'], because: 'What it is called in tools.' },
  {
    typed: ['ai', 'artificial intelligence'],
    also: ['machine learning', 'ml'],
    because: 'Used loosely for it.',
  },
  {
    typed: ['anonymous', 'anonymise', 'deidentify'],
    also: ['anonymisation', 'pseudonymisation'],
    because: 'Other forms that share no stem.',
  },
  { typed: ['handbook'], also: ['playbook', 'manual'], because: 'Repositories call themselves so.' },
  { typed: ['sick', 'illness'], also: ['disease'], because: 'Papers use the other.' },
  { typed: ['virus', 'pandemic'], also: ['covid', 'coronavirus'], because: 'Written of in 2020 to 2022.' },
  {
    typed: ['infection', 'infections'],
    also: ['epidemiology', 'outbreak'],
    because: 'The field that watches them.',
  },
  {
    typed: ['letters', 'texts', 'sms'],
    also: ['notify', 'notification', 'messages'],
    because: 'What sends them.',
  },
  { typed: ['payslip', 'wages'], also: ['payroll'], because: 'The technical word.' },
  { typed: ['rota', 'rotas'], also: ['rostering', 'roster'], because: 'Written both ways.' },
  { typed: ['bed', 'beds'], also: ['occupancy'], because: 'What is counted of them.' },
  { typed: ['inequality', 'inequalities'], also: ['deprivation'], because: 'How it is measured.' },
];
