/** Improves pages that work without it: no jump after an action, keys, ribbons in the margin, and news of others. */
import { enhanceForms } from './forms.js';
import { listenToKeys } from './keys.js';
import { followCurrentCard } from './cards.js';
import { drawRibbons } from './ribbons.js';
import { listenForNews } from './live.js';
import { previewChoices } from './preview.js';
import { dragCards } from './drag.js';

document.documentElement.classList.add('has-script');
enhanceForms();
followCurrentCard();
listenToKeys();
drawRibbons();
listenForNews();
previewChoices();
dragCards();
