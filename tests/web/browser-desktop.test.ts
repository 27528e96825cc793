import { testPagesOn } from './in-browser.ts';

testPagesOn('desktop');
