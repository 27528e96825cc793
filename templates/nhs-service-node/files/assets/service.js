import { initAll } from './nhsuk-frontend.js';

// Makes conditional questions, character counts, error summaries and buttons work. Pages work without it, too.
initAll();
