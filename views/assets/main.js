/** Improves pages that work without it: no jump after an action, keys, and news of others. */
import { enhanceForms } from './forms.js';
import { listenToKeys } from './keys.js';
import { followCurrentCard } from './cards.js';
import { listenForNews } from './live.js';

document.documentElement.classList.add('has-script');
enhanceForms();
followCurrentCard();
listenToKeys();
listenForNews();
