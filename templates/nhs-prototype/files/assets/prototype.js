import { initAll } from './nhsuk-frontend.js';

// Makes conditional questions, character counts, error summaries and buttons work. Scripts of your own can follow.
initAll();
