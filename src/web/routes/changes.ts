import { Router } from 'express';
import { cleanText, type CleanedText, type ReviewedDocument, type Workspace } from '../../review/index.js';
import { hunksBetween } from '../screens/changesScreen.js';
import { openDocument } from './document.js';

/** The original beside its cleaned form. */
export function changesRoutes(workspace: Workspace): Router {
  const router = Router();
  router.get('/documents/:id/changes', async (request, response) => {
    const reviewed = await openDocument(workspace, request.params.id);
    const cleaned = cleanedTextOf(reviewed);
    const hunks = hunksBetween(reviewed.document.text, cleaned.text);
    response.render('changes', { entry: reviewed.entry, cleaned, hunks, captions: reviewed.captions.length });
  });
  return router;
}

/** A document's text with its decisions applied. */
export function cleanedTextOf(reviewed: ReviewedDocument): CleanedText {
  const flags = reviewed.captions.map(({ flag }) => flag);
  return cleanText(reviewed.document, flags, (_, index) => reviewed.captions[index]!.record.caption.decision);
}
