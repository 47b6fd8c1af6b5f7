/** Improves pages that work without it: no jump after an action, keys, and the ribbons in the margin. */
import { enhanceForms } from './forms.js';
import { listenToKeys } from './keys.js';
import { followCurrentCard } from './cards.js';
import { drawRibbons } from './ribbons.js';
import { watchProgress } from './progress.js';

enhanceForms();
followCurrentCard();
listenToKeys();
drawRibbons();
watchProgress();
