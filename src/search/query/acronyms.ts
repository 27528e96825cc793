/** Acronyms with what they stand for, and names written in several ways: a line each, as `word-list.ts` says. */
export const acronyms = `
  nhse, nhsei, nhs england | Repositories use the letters, people the words.
  nhsd, nhs digital | As for NHS England, which it joined.
  phs, public health scotland | As for NHS England.
  phw, public health wales | As for NHS England.
  dhcw, digital health and care wales | As for NHS England.
  nwis, nhs wales informatics service | What DHCW was called before.
  hscni, health and social care northern ireland | As for NHS England.
  nss, national services scotland | As for NHS England.
  nes, nhs education for scotland | As for NHS England.
  mhra, medicines and healthcare products regulatory agency | The agency is known by its letters.
  hra, health research authority | The body is known by its letters.
  nihr, national institute for health and care research | The body is known by its letters.
  hdruk, hdr uk, health data research uk | Repository names write it as one.
  bhf, british heart foundation | The charity is known by its letters.
  ndrs, national disease registration service | The service is known by its letters.
  ncras, national cancer registration and analysis service | The service is known by its letters.
  csu, commissioning support unit | Used alike in prose and names.
  ccg, clinical commissioning group | Used alike in prose and names.
  pcn, primary care network | Used alike in prose and names.
  ics, integrated care system | Used alike in prose and names.
  ohid, office for health improvement and disparities | The office is known by its letters.
  ddat, digital data and technology | The profession is known by its letters.
  ico, information commissioner | The office is known by its letters.
  epma, electronic prescribing and medicines administration | Systems are known by the letters.
  eprescribing, e prescribing, electronic prescribing | Written in every way.
  erd, electronic repeat dispensing | As for PDS.
  nems, national events management service | The service is known by its letters.
  sds, spine directory service | The service is known by its letters.
  itk, interoperability toolkit | The toolkit is known by its letters.
  lfpse, learn from patient safety events | The service is known by its letters.
  dtac, digital technology assessment criteria | The criteria are known by their letters.
  dspt, data security and protection toolkit | The toolkit is known by its letters.
  dars, data access request service | The service is known by its letters.
  fdp, federated data platform | The platform is known by its letters.
  udal, unified data access layer | The platform is known by its letters.
  ncdr, national commissioning data repository | The repository is known by its letters.
  mhsds, mental health services data set, mental health services dataset | The data set is known by its letters.
  csds, community services data set, community services dataset | The data set is known by its letters.
  msds, maternity services data set, maternity services dataset | The data set is known by its letters.
  iapt, talking therapies, improving access to psychological therapies | The service changed its name.
  sact, systemic anti cancer therapy | The data set is known by its letters.
  cosd, cancer outcomes and services data set, cancer outcomes and services dataset | The data set is known by its letters.
  rtds, radiotherapy data set, radiotherapy dataset | The data set is known by its letters.
  dids, diagnostic imaging data set, diagnostic imaging dataset | The data set is known by its letters.
  cwt, cancer waiting times | Analysts use both.
  gpes, general practice extraction service | The service is known by its letters.
  gdppr, general practice data for planning and research | The data set is known by its letters.
  cprd, clinical practice research datalink | Researchers abbreviate it.
  shmi, summary hospital level mortality indicator | Analysts use both.
  hsmr, hospital standardised mortality ratio | Analysts use both.
  proms, patient reported outcome measures | Analysts use both.
  fft, friends and family test | Analysts use both.
  uec, urgent and emergency care | Analysts use both.
  sdec, same day emergency care | Analysts use both.
  nda, national diabetes audit | Analysts use both.
  pomi, patient online management information | The publication is known by its letters.
  opcs, opcs4, opcs 4 | Written in every way.
  icd, icd10, icd 10, international classification of diseases | Written in every way.
  hrg, healthcare resource group | Analysts abbreviate it.
  bnf, british national formulary | Prescribers abbreviate it.
  bnssg, bristol north somerset and south gloucestershire | The area is known by its letters.
  fhir, fast healthcare interoperability resources | Nobody types the long name; readers do not know the short one.
  hl7, health level seven | Nobody types the long name.
  cda, clinical document architecture | The format is known by its letters.
  prsb, professional record standards body | The body is known by its letters.
  phr, personal health record, personal health records | Suppliers abbreviate it.
  emr, electronic medical record, electronic medical records | Suppliers abbreviate it.
  lims, laboratory information management system | Suppliers abbreviate it.
  pas, patient administration system | Suppliers abbreviate it.
  omop, observational medical outcomes partnership | The model is known by its letters.
  dpia, data protection impact assessment | Used alike in prose and names.
  ppe, personal protective equipment | Used alike in prose and names.
  copd, chronic obstructive pulmonary disease | Code lists abbreviate it.
  ckd, chronic kidney disease | Code lists abbreviate it.
  aki, acute kidney injury | Code lists abbreviate it.
  vte, venous thromboembolism | Code lists abbreviate it.
  amr, antimicrobial resistance | Papers abbreviate it.
  tb, tuberculosis | People say one, papers the other.
  adhd, attention deficit hyperactivity disorder | Code lists abbreviate it.
  ecg, electrocardiogram | Clinicians abbreviate it.
  bmi, body mass index | Code lists abbreviate it.
  news2, national early warning score | Clinicians abbreviate it.
  icu, itu, intensive care, critical care | Hospitals use them alike.
  nicu, neonatal intensive care | Hospitals abbreviate it.
  camhs, child and adolescent mental health services | Services are known by the letters.
  ahp, allied health professional, allied health professionals | Used alike in prose and names.
  esr, electronic staff record | The system is known by its letters.
  girft, getting it right first time | The programme is known by its letters.
  cct, certificate of completion of training | The certificate is known by its letters.
  tel, technology enhanced learning | The team is known by its letters.
  asc, adult social care | Analysts abbreviate it.
  cvd, cardiovascular disease | Papers abbreviate it.
  snp, single nucleotide polymorphism | Bioinformatics abbreviates it.
  wgs, whole genome sequencing | Bioinformatics abbreviates it.
  gaen, exposure notification | The programming interface is known by its letters.
  cicd, ci cd, continuous delivery, continuous deployment | Developers abbreviate it.
  mfa, 2fa, multi factor authentication, two factor authentication | Developers abbreviate it.
  oidc, openid connect | Developers abbreviate it.
  jwt, json web token, json web tokens | Developers abbreviate it.
  etl, extract transform load | Developers abbreviate it.
  sbom, software bill of materials | Developers abbreviate it.
  e2e, end to end | Developers abbreviate it.
  bdd, behaviour driven development | Developers abbreviate it.
  ux, user experience | Designers abbreviate it.
  wcag, web content accessibility guidelines | The guidelines are known by their letters.
  cli, command line interface | Developers abbreviate it.
  sdk, software development kit | Developers abbreviate it.
  ner, named entity recognition | Papers abbreviate it.
  ocr, optical character recognition | Papers abbreviate it.
  rag, retrieval augmented generation | Papers abbreviate it.
  gan, generative adversarial network, generative adversarial networks | Papers abbreviate it.
  kpi, key performance indicator, key performance indicators | Used alike in prose and names.
  bi, business intelligence | Used alike in prose and names.
  gis, geographic information system | Analysts abbreviate it.
  lsoa, lower layer super output area, lower layer super output areas | Analysts abbreviate it.
  msoa, middle layer super output area, middle layer super output areas | Analysts abbreviate it.
  uprn, unique property reference number | Analysts abbreviate it.
  nodejs, node js | Written both ways.
  nextjs, next js | Written both ways.
  vuejs, vue js | Written both ways.
  vscode, visual studio code | Repository names abbreviate it.
  powerbi, power bi | Written both ways.
  webapp, web app, web application | Written in every way.
  plugin, plug in | Written both ways.
  codebase, code base | Written both ways.
  codelist, code list | Written both ways.
  codelists, code lists | Written both ways.
  metadata, meta data | Written both ways.
  healthcare, health care | Written both ways.
  openapi, open api | Written both ways.
  realtime, real time | Written both ways.
  timeseries, time series | Written both ways.
  telehealth, telemedicine, tele health | Written in every way.
  cybersecurity, cyber security | Written both ways.
  multimorbidity, multi morbidity, multiple long term conditions | Papers use each.
  adaptor, adapter | Spelt both ways.
  enquiry, inquiry | Spelt both ways.
  vaccination, immunisation | Services say either.
  vaccinations, immunisations | Services say either.
  pharmacy, chemist | People say one, services the other.
  neonatal, newborn | People say one, departments the other.
  optometry, optician | People say one, services the other.
  paediatric, paediatrics | Departments use both.
  respiratory, lung | People say one, departments the other.
  diabetes, diabetic | Papers use both.
  tumour, neoplasm | People say one, papers the other.
  hypertension, high blood pressure | People say one, papers the other.
  myocardial infarction, heart attack | People say one, papers the other.
  mortality, death rate | People say one, papers the other.
  anonymisation, de identification, deidentification | Written in every way.
`;
