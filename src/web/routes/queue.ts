import { Router } from 'express';
import type { Workspace } from '../../review/index.js';
import { isNotice } from '../addresses.js';
import { documentScreen } from '../screens/documentScreen.js';
import { bandsAround } from '../screens/queueScreen.js';
import { openDocument } from './document.js';

/** One caption at a time over all documents, the least certain first. */
export function queueRoutes(workspace: Workspace): Router {
  const router = Router();
  router.get('/queue', async (request, response) => {
    const { document, at, notice } = request.query;
    const asked =
      typeof document === 'string' && typeof at === 'string' ? { document, caption: at } : undefined;
    const place = asked ?? workspace.catalogue.leastCertain();
    const reviewed = place && (await openDocument(workspace, place.document));
    const totals = workspace.catalogue.totals();
    if (!reviewed) {
      response.render('queueDone', { totals });
      return;
    }
    const screen = documentScreen(reviewed, {
      at: place.caption,
      notice: isNotice(notice) ? notice : null,
      alike: workspace.catalogue.countAlike(reviewed.entry.id),
    });
    response.render('queue', { screen, bands: bandsAround(screen), totals, origin: 'queue' });
  });
  return router;
}
