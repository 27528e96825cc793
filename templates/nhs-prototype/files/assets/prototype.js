import { initAll } from './nhsuk-frontend.js';
import './unchecked.js';

// Makes conditional questions, character counts, error summaries and buttons work. Scripts of your own go in app/assets.
initAll();
