import { Router } from 'express';
import type { Workspace } from '../../review/index.js';
import { isNotice } from '../addresses.js';
import { captionScreen } from '../screens/documentScreen.js';
import { openDocument } from './document.js';

/** Captions that a page names as being decided right now. */
const mostPast = 20;

/** One caption at a time over all documents, the least certain first. */
export function queueRoutes(workspace: Workspace): Router {
  const router = Router();
  router.get('/queue', async (request, response) => {
    const { document, at, notice, past } = request.query;
    const asked =
      typeof document === 'string' && typeof at === 'string' ? { document, caption: at } : undefined;
    const place =
      asked ?? workspace.catalogue.leastCertain(typeof past === 'string' ? past.split(',', mostPast) : []);
    const reviewed = place && (await openDocument(workspace, place.document));
    const totals = workspace.catalogue.totals();
    if (!reviewed) {
      response.render('queueDone', { totals });
      return;
    }
    const screen = captionScreen(reviewed, {
      at: place.caption,
      part: null,
      notice: isNotice(notice) ? notice : null,
      alike: workspace.catalogue.countAlike(reviewed.entry.id),
      history: workspace.decisions.historyOf(reviewed.entry.id),
    });
    response.render('queue', { screen, totals, origin: 'queue' });
  });
  return router;
}
