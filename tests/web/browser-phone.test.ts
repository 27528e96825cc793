import { testPagesOn } from './in-browser.ts';

testPagesOn('phone');
