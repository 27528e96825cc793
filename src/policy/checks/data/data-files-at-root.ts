import { treeHoldsNone } from '../../tree-question.ts';

export const dataFilesAtRoot = treeHoldsNone({
  id: 'data-files-at-root',
  title: 'Holds no data files',
  why: 'Data that came with code by accident may be about people. Names of files are a likely sign, not a proof.',
  fix: 'Check whose data it is. Take it out of the history if it is not made up or published, and name its source in the README if it is.',
  lesson: {
    time: 'hour',
    tip: 'Keep data outside the repository and made-up samples inside it, with a note that says they are made up.',
  },
  paths: /^[^/]+\.(?:csv|tsv|xlsx?|xlsb|xlsm|parquet|feather|rdata|rda|rds|sav|dta|sas7bdat|accdb|mdb|sqlite3?|db|dcm|bak|pst|ods|dump)$/i,
  except: /(?:example|sample|dummy|synthetic|fake|test|template|schema|codelist)/i,
  likely: 'data',
  none: 'No data files were found at the top of the repository.',
});
