/** What people say of health and care, and what repositories write: a line each, as `word-list.ts` says. */
export const healthWords = `
  jab, jabs, immunisation, immunisations > vaccination, vaccine, vaccinations | Lay words for it.
  fake, dummy, pretend, made up > synthetic, artificial | Analysts call such data synthetic.
  doctor, doctors, surgery, surgeries > gp, general practice | Lay words for it.
  pharmacist, chemist, chemists > pharmacy | Lay words for it.
  medicine, medicines, drug, drugs > prescribing, prescription, medication | Where medicines are in code.
  queue, queues > waiting list | Lay words for it.
  refuse > opt out | The service calls it opting out.
  child, children > paediatric, school | Departments and services call them so.
  anonymous, anonymise, deidentify > anonymisation, pseudonymisation | Other forms that share no stem.
  sick, illness > disease | Papers use the other.
  virus, pandemic > covid, coronavirus | Written of in 2020 to 2022.
  infection, infections > epidemiology, outbreak | The field that watches them.
  letters, texts, sms > notify, notification, messages | What sends them.
  payslip, wages > payroll | The technical word.
  rota, rotas > rostering, roster | Written both ways.
  bed, beds > occupancy | What is counted of them.
  inequality, inequalities > deprivation | How it is measured.
  pupil, pupils > school, children | Schools say pupil, services say school-aged.
  old people, elderly, older people > frailty, geriatric | Departments say so.
  baby, babies, newborn > neonatal, maternity | Departments say so.
  pregnant, pregnancy, birth > maternity, antenatal | Departments say so.
  dentist, dentists, teeth > dental | People say one, services the other.
  optician, opticians, ophthalmologist, ophthalmologists > eye, ophthalmology | People name who does it, repositories the field.
  breathing, lung, lungs > respiratory | Departments say so.
  brain > neurology, neurological | Departments say so.
  bone, bones > orthopaedic | Departments say so.
  dna, gene, genes > genomic, genome, sequencing | Bioinformatics says so.
  bacteria > bacterial, genome | Repositories name the sequencing.
  death, deaths, died > mortality | Statistics say mortality.
  nurse, nurses > clinicians, clinical | Software names its users so.
  blood test, blood tests, lab results, laboratory results > pathology | The department's name.
  laboratory > pathology | The department's name.
  ambulance > 999, urgent care | Services say so.
  admitted, admission, admissions > inpatient, hospital activity | Data sets say so.
  hospital stay, hospital stays > length of stay, inpatient | Data sets say so.
  waiting times, waiting time > waiting list, referral to treatment | Measures of one thing.
  medical record, medical records > electronic health record, electronic patient record | Systems are called so.
  patient record, patient records > electronic health record, electronic patient record | Systems are called so.
  notes > record, handover | What clinicians call the record.
  staff > workforce | Services say workforce.
  junior doctor, junior doctors, doctors in training > trainee, trainees | The training system says trainee.
  care home, care homes > social care | The sector's name.
  poverty, poor areas > deprivation | How it is measured.
  postcode, postcodes, neighbourhood > lsoa, geography | What analysts link by.
  local authority, local authorities, council, councils > local area, public health | Profiles are made for them.
  diagnosis, diagnoses > snomed, read codes, icd10 | How they are coded.
  code list, code lists, codelist, codelists > snomed, codes | What the lists hold.
  clinical codes > snomed, read codes, codelist | What the lists hold.
  terminology > snomed | The one that is used.
  contact tracing > exposure notification | The technology behind it.
  vaccine certificate, vaccination certificate, vaccine passport > covid pass | What the NHS called it.
  swear words, swearing, offensive, rude > profanity, moderation | The technical words.
  feedback, comments > reviews, survey, free text | What people's comments are called.
  spend, spending, money > cost, expenditure | Data sets say so.
  buy, purchase, purchasing > procurement, buying | What the NHS calls it.
  scottish > scotland | The nation.
  welsh > wales, cymru | The nation, in both languages.
  northern irish > northern ireland | The nation.
`;
