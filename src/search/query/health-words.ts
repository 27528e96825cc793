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
  operation, theatre, theatres > surgery, elective, waiting list | What people wait for.
  outpatient, clinic > appointment, outpatients | How it is counted and booked.
  emergency, urgent > aande, urgent care, emergency care | Data sets and services call it so.
  triage, symptom > 111, pathways, triage | The service that asks about them.
  flu > influenza | Papers say so.
  exercise, fitness, walking, steps > physical activity, active | Public health calls it so.
  smoking, smoker > tobacco | Public health calls it so.
  obesity, overweight > weight, bmi | How it is measured.
  depression, anxiety > mental health, talking therapies, iapt | Services say so.
  sexual health > hiv, sti | What is counted.
  physiotherapy > msk, musculoskeletal | Services say so.
  eye test, sight test, optometrist > eye, ophthalmology | Who does it, and the field.
  organ donor, organ donation, blood donation > donor, transplant, nhsbt | The body that runs it.
  discharge letter, discharge summary > transfer of care, discharge | Messages are called so.
  care plan, crisis plan, treatment plan > record locator, nrl, nrls, shared care | What finds and shares such plans.
  shared record, record sharing > shared care record, record locator, interoperability | Services that do so.
  hospital system, clinical system > epr, electronic patient record | Systems are called so.
  gp system > gp connect, gp it futures, foundation supplier | Programmes for such systems.
  smartcard, smart card > cis2, care identity | What staff sign in with.
  book, booking > appointment, booking | What is booked.
  register, registration, sign up, enrol > registration, register | One thing, written several ways.
  eligible, eligibility, invite, invited > cohort, screening, eligibility | Who is to be invited is a cohort.
  screening > cohort, breast screening, bowel screening | Programmes of it.
  long term condition, chronic disease, chronic condition > multimorbidity, comorbidity | What several of them are called.
  outlier, unusual > funnel plot, control limits | How analysts show them.
  by chance, variation, trend > statistical process control, spc, control chart | How analysts tell chance from change.
  what if, simulate, simulating, capacity > simulation, model, demand and capacity | What models of services are called.
  staffing, shift, shifts > workforce, rostering | What such data are called.
  elearning, e learning, online course, online learning > learning hub, tel, moodle | What the services are called.
  secure environment, safe haven, secure data environment, tre, sde > trusted research environment, secure data environment, opensafely | The kinds there are.
  link record, linked data, linkage, joined up > record linkage, linked dataset, linkage | What joining data about one person is called.
  duplicate, deduplicate > linkage, deduplication | What is done about them.
  small number, suppression > disclosure control, rounding | What hides small numbers.
  annual, yearly, quarterly > publication, official statistics | Figures that come out so.
  statistics, figures > indicator, publication, statistical | What is published.
  national figures, national statistics > official statistics, publication | Who publishes them.
  scan, scans, imaging > dicom, pacs, radiology | Pictures of patients are kept so.
  x rays, mri > radiology, dicom | The department and the format.
  drug dictionary, medicines dictionary > dmplusd | Its name.
  lab message, lab messages > pathology, hl7 | What such messages are called.
  interoperability, interoperable > fhir, hl7 | The standards for it.
  share record, exchange record > fhir, interoperability, gp2gp | What does so.
  demographics, date of birth > pds, personal demographics | The service that holds them.
  surgery address, practice address, organisation code > ods, organisation data service | The register of them.
  side effect, side effects > adverse, yellow card, pharmacovigilance | Reports are called so.
  patient safety, incident, incidents > lfpse, safety | Where incidents are reported.
  clinical safety, hazard log > dcb0129, dcb0160, safety case | The standards that ask for it.
  medical device, medical devices > mhra, samd, dcb0129 | Who regulates them.
  overdose, suicide > mental health, mortality | The fields that study it.
  older, aging, ageing > frailty, population, age | What models of it are about.
  survey, questionnaire > survey, patient experience, friends and family | What is asked of patients.
  complaint, complaints > feedback, patient experience | What it is filed under.
  refer, referred > referral, e referrals | The noun.
  attend, attendance, attendances > activity, aande, appointment | What is counted.
  outbreak, outbreaks > epidemiology, surveillance, infection | The field that watches them.
  surveillance > epidemiology, outbreak | The field.
  lockdown > covid, pandemic | When it was.
  heart attack, heart attacks > cardiovascular, myocardial infarction | Papers say so.
  blood clot, blood clots > thrombosis, vascular | Papers say so.
  sugar, hba1c > diabetes | What is measured.
  medical school, placement, placements > trainee, training programme | Systems for training doctors.
`;
