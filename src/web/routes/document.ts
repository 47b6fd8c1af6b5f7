import { setTimeout } from 'node:timers/promises';
import { Router } from 'express';
import { nextUndecided, type ReviewedDocument, type Workspace } from '../../review/index.js';
import { documentAddress, isNotice } from '../addresses.js';
import { HttpError, StillReading } from '../middleware/errors.js';
import { documentScreen } from '../screens/documentScreen.js';

/** The page of one document. */
export function documentRoutes(workspace: Workspace): Router {
  const router = Router();
  router.get('/documents/:id', async (request, response) => {
    const { at, part, notice, from, move, why } = request.query;
    const reviewed = await openDocument(workspace, request.params.id);
    if (typeof from === 'string' && typeof move === 'string') {
      response.redirect(303, documentAddress(reviewed.entry.id, captionBeside(reviewed, from, move)));
      return;
    }
    const screen = documentScreen(reviewed, {
      at: typeof at === 'string' ? at : null,
      part: Number.isSafeInteger(Number(part)) ? Number(part) : null,
      notice: isNotice(notice) ? notice : null,
      alike: workspace.catalogue.countAlike(reviewed.entry.id),
      history: workspace.decisions.historyOf(reviewed.entry.id),
    });
    response.render('document', { screen, origin: 'document', opensEvidence: why === '1' });
  });
  return router;
}

/** The caption that a move from another one leads to; the same one where there is none in that direction. */
function captionBeside(reviewed: ReviewedDocument, from: string, move: string): string {
  const { captions } = reviewed;
  const place = captions.findIndex(({ id }) => id === from);
  if (move === 'undecided') return nextUndecided(reviewed, from)?.id ?? from;
  return captions[move === 'previous' ? place - 1 : place + 1]?.id ?? from;
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
