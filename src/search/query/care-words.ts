/** More of what people say of health and care services, their data and who runs them, and what repositories write: a line each, as `word-list.ts` says. */
export const careWords = `
  vaccinate, vaccinated, vaccinating, dose, doses > vaccination, immunisation | Services name what is given.
  vaccination, vaccinations, vaccine, vaccines > immunisation | The older word for it.
  consent > vaccination, opt out | What people say yes or no to.
  opt out, opting out, opted out > ndop, national data opt out | The service for it.
  say no > opt out | The service calls it opting out.
  appointment, appointments > booking | One thing seen from both sides.
  did not attend, missed appointment, missed appointments, no shows > dna, appointment | Data sets write the letters.
  cancel, cancelled, reschedule > appointment, booking | What is cancelled.
  waiting, waits, backlog, wait > waiting list, rtt | What is counted of them.
  see a specialist, specialist, consultant > referral, e referrals, specialty | How people get there.
  urgent treatment, walk in, minor injuries > urgent care, 111 | The sector's name.
  call centre, helpline, telephone advice > 111, contact centre | The service that answers.
  near me, nearest, nearby, closest, local services > directory of services, finder, postcode | The service that knows them.
  find a gp, find a doctor, find a surgery > gp lookup, gp, register | Services for it.
  change doctor, change gp, move practice, new practice > gp2gp, register with a gp, gp | What happens to the record.
  repeat prescription, repeat prescriptions > eps, prescription | The service for it.
  pay, charge, charges, free prescriptions, entitled, entitlement, exempt > exemption, eligibility | Who need not pay is exempt.
  dispense, dispensing, dispenser > pharmacy, eps, prescription | Who does it, and by what.
  tablets, pills, pill, painkillers, antibiotics, opioids, statins > prescribing, medication | Prescribing data name them.
  inhaler, inhalers, asthma > respiratory, prescribing | The field.
  allergy, allergies > adverse, immunology | Records call them so.
  weight loss, diet, healthy eating, nutrition > obesity, physical activity | Public health calls it so.
  walk, running, step count > physical activity, active10 | Apps that count them.
  mental illness, wellbeing, counselling, therapy > mental health, talking therapies, iapt | Services say so.
  dementia, alzheimers > cognitive, neurology, frailty | The field.
  learning difficulties, learning disability, learning disabilities > autism, ld | Registers call them so.
  drink, drinking, alcohol > substance misuse | Services say so.
  drugs misuse, addiction > substance misuse | Services say so.
  falls, fracture, fractures > frailty, orthopaedic | The field.
  hip, knee > orthopaedic, proms | Operations of which outcomes are counted.
  cataract, glaucoma, retina > eye, ophthalmology | The field.
  tooth, oral health, orthodontic > dental | Services say so.
  hearing, deaf > audiology, accessibility | The field.
  skin cancer, mole, rash > dermatology | The field.
  ultrasound, endoscopy, colonoscopy > diagnostics, imaging | What such tests are.
  biopsy, histology, cytology > pathology | The department.
  swab, lateral flow, antigen > covid, test | Tests of 2020 to 2022.
  masks, gloves > ppe | What such things are called together.
  quarantine, isolate, isolation, shielding > covid, contact tracing | Measures of 2020.
  long covid > covid, post covid | Papers write both.
  variants, mutation, mutations, strain, strains > variant, genome, sequencing | What sequencing finds.
  genome, genomes, genomics > genomic, sequencing, bioinformatics | The field.
  virus sequences, microbe, microbes, pathogen, pathogens, germs > bacterial, genome, sequencing | What is sequenced.
  epidemic, infectious, spreads, transmission, contagious > epidemiology, epidemic, outbreak, compartmental | Models of it.
  r number, reproduction number > epidemic, epidemiology, compartmental | What models estimate.
  food poisoning, salmonella, tuberculosis > outbreak, epidemiology, genome | What surveillance follows.
  case numbers, infections data > coronavirus, covid, surveillance | What dashboards counted.
  cancer patients, tumours, chemotherapy, radiotherapy > cancer, ndrs, registration | What is registered.
  registration data > disease registration, register | Where cases are counted.
  rare disease, rare diseases, congenital > registration, ndrs | What is registered.
  congenital heart disease > chd | Code lists abbreviate it.
  heart, cardiac > cardiovascular, cvd | Papers say so.
  stroke, clots > vascular, cardiovascular | Papers say so.
  life expectancy, deaths data, died of > mortality, ons | Who counts them.
  fairness of care, social determinants, ethnicity, ethnic > inequalities, deprivation | What is studied of it.
  deprived, deprivation, disadvantaged > imd, indices of deprivation | How it is measured.
  area, areas, ward, wards, region, regions > geography, lsoa | What analysts link by.
  county, district, local government > local authority | The administrative word.
  census, headcount, residents > population, ons | Who counts them.
  population, populations > ons, lsoa | Who counts them.
  grow older, demographic change, population growth > population, projection, aging | What models of it say.
  future demand, need in future, planning, plan ahead > forecast, demand, projection | What models give.
  demand, capacity planning > demand and capacity, model, simulation | What models of services are called.
  patient flow, pathway, pathways > simulation, pathway, length of stay | What is simulated.
  bottleneck, bottlenecks > simulation, queue, waiting list | What simulations show.
  bed days, stay in hospital, stays, time in hospital > length of stay, los | Data sets say so.
  discharge, discharged, going home > length of stay, transfer of care | What is counted of it.
  night shift, weekend, on call, doctors on call, handing over, hand over, handoff > handover, patient list | What doctors call it.
  ward round, jobs list, to do list > handover, patient list | What doctors keep.
  ambulances, paramedic, paramedics, 999 > urgent care, emergency | Services say so.
  casualty, emergency room, er > aande, emergency department | Other words for it.
  hospital doctors, consultants, registrars, foundation doctors > trainee, medical, specialty | The training system's words.
  trainee, trainees, postgraduate, deanery > tis, trainee information | The system that holds them.
  rotation, rotations, grades, specialties, specialty > trainee, tis, reference | What the training system keeps.
  less than full time, completion of training > cct, trainee | What is worked out of it.
  nursing, midwife, midwives, midwifery > clinical, maternity | The field.
  school nurse, school nurses > school, vaccination, immunisation | The teams that go to schools.
  consultation, consultations > appointment, gp | Where it happens.
  family doctor, family doctors, primary care > gp, general practice | The profession says so.
  secondary care, acute, hospitals > trust, hospital | Who gives it.
  provider, providers > trust, organisation | What trusts are called in data.
  commissioning, commissioner, commissioners > icb, ccg | Who does it.
  social worker, social services > social care | The sector's name.
  carer, carers > social care | The sector's name.
  donor, donors, donate > transplant, nhsbt | The body that asks for them.
  transfusion > blood, nhsbt | The body that collects it.
  transplant, transplants > nhsbt, donor | The body that runs it.
  identity of patients, patient identity, patient identifier, identifiers > nhs number, pds | What names a patient.
  nhs number, nhs numbers > pds, patient identifier | The service that holds it.
  address, change of address, next of kin, contact details > pds, demographics | The service that holds it.
  tracing a patient > pds, demographics | What the service calls it.
  test patients, test patient, fake patients, dummy patients > synthetic, sandbox, test data | What they are made of.
  allergies and medications, gp record, gp records > gp connect, scr, general practice | Services that give them.
  send a document, send documents, send letters > mesh, gp connect | What carries them.
  mailbox, inbox, outbox, message exchange > mesh | The service that has them.
  spine, national systems, national services > pds, eps, spine | What runs there.
  standards, standard > specification, guidance | Repositories call themselves so.
  clinical decisions, decision support > cds, clinical decision support | What it is called.
  assessment questions, symptom checker, symptoms > 111, pathways, triage | The service that asks.
  clinical trial, clinical trials, trial, trials > research, study | What it is filed under.
  researchers, researcher, scientists, academics > research, analysis, study | What they do.
  cohort study, observational, epidemiologist > cohort, epidemiology, analysis | What such papers are.
  raw data, record level, patient level, row level > secure, dataset, opensafely | Where such data stay.
  without seeing, never leave, stay private, privately > secure, trusted research environment, privacy | What such places promise.
  millions of records, whole population, linked records > linked dataset, opensafely, record linkage | Where such data are.
  counts below, small counts, hide small > disclosure control, suppression | What hides small numbers.
  control chart, control charts, run chart, run charts > spc, plot the dots | Analysts' packages for them.
  making data count, special cause, common cause > spc, plot the dots | The programme and its words.
  league table, league tables, ranking of, benchmarking, benchmark > funnel plot, indicator, comparison | How bodies are compared.
  confidence interval, confidence intervals, standardised rate, rates > indicator methods, statistics | What indicator packages compute.
  public health profile, profiles, health profile > fingertips, indicators | The site that has them.
  indicator, indicators, metric, metrics, measures > fingertips, indicators, statistics | The site that has them.
  diabetes audit, care processes, treatment targets > nda, national diabetes audit | The audit that counts them.
  audit, audits > national audit, publication | What comes of them.
  publication, publications, published statistics > official statistics, rap | How they are made.
  prescriptions data, prescribing patterns, who prescribes > openprescribing, prescribing | The site that shows them.
  patient leaflets, health information, health advice, conditions pages, medicines information > content, nhs uk, website | The site that has them.
  patient experience, ratings > reviews, feedback, survey | What people's comments are called.
  moderate, moderator, moderators, abuse > moderation, reviews | What is done with comments.
  generic medicines, cheaper drugs, cheaper medicines > prescribing, cost | What prescribing data compare.
`;
