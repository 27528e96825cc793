import { noFileIs } from '../../whole-tree-question.ts';

export const dataFiles = noFileIs({
  id: 'data-files',
  title: 'Holds no data files anywhere',
  why: 'Data that came with code by accident may be about people. Names of files are a likely sign, not a proof; samples and data for tests are left out.',
  fix: 'Check whose data it is. Take it out of the history if it is not made up or published, and name its source in the README if it is.',
  lesson: {
    time: 'day',
    tip: 'Where you are not sure whether data is about people, treat it as if it were until somebody has looked.',
  },
  paths:
    /\.(?:csv|tsv|xlsx?|xlsb|xlsm|parquet|feather|rdata|rda|rds|sav|dta|sas7bdat|accdb|mdb|sqlite3?|db|dcm|bak|pst|ods|dump)$/i,
  except:
    /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|testdata|test[-_]data|mocks?|samples?|examples?|dummy\w*|synthetic\w*|fake\w*|node_modules|vendor|[\w-]*codelists?|lookups?|reference\w*|man|inst)\/|(?:^|\/)[^/]*(?:example|sample|dummy|synthetic|fake|test|template|codelist|lookup|schema)[^/]*$|(?:^|\/)Thumbs\.db$/i,
  likely: 'data',
  none: 'No data files were found but samples and those of tests.',
});
