/** What pages with captions have beside `main.js`: ribbons, previews, cards to drag, and answers that are foreseen. */
import { lookAhead } from './ahead.js';
import { foreseeAnswers } from './foresee.js';
import { awaitPointing } from './pointing.js';
import { drawRibbons } from './ribbons.js';

drawRibbons();
awaitPointing();
foreseeAnswers();
lookAhead();
