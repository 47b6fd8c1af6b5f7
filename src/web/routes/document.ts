import { setTimeout } from 'node:timers/promises';
import { Router } from 'express';
import type { ReviewedDocument, Workspace } from '../../review/index.js';
import { documentAddress, isNotice } from '../addresses.js';
import { HttpError, StillReading } from '../middleware/errors.js';
import { documentScreen } from '../screens/documentScreen.js';

/** The page of one document. */
export function documentRoutes(workspace: Workspace): Router {
  const router = Router();
  router.get('/documents/:id', async (request, response) => {
    const { at, notice } = request.query;
    const reviewed = await openDocument(workspace, request.params.id);
    const screen = documentScreen(reviewed, {
      at: typeof at === 'string' ? at : null,
      notice: isNotice(notice) ? notice : null,
      alike: workspace.catalogue.countAlike(reviewed.entry.id),
    });
    response.render('document', { screen, origin: 'document' });
  });
  return router;
}

/** Milliseconds that a page waits for the analysis of its document. */
const patience = 1500;

/**
 * The document of an id.
 *
 * @throws HttpError 404 where none of that id is open; StillReading where its analysis takes long.
 */
export async function openDocument(workspace: Workspace, id: string): Promise<ReviewedDocument> {
  const reviewed = await Promise.race([
    workspace.read(id),
    setTimeout(patience, 'waiting' as const, { ref: false }),
  ]);
  if (reviewed === 'waiting') throw new StillReading(documentAddress(id, null));
  if (!reviewed) throw new HttpError(404, 'No document of that address is open.');
  return reviewed;
}
