import { Router } from 'express';
import {
  cleanSource,
  type CleanedSource,
  type ReviewedDocument,
  type Workspace,
} from '../../review/index.js';
import { comparedTexts, hunksBetween } from '../screens/changesScreen.js';
import { openDocument } from './document.js';

/** The original beside its cleaned form. */
export function changesRoutes(workspace: Workspace): Router {
  const router = Router();
  router.get('/documents/:id/changes', async (request, response) => {
    const reviewed = await openDocument(workspace, request.params.id);
    const cleaned = cleanedSourceOf(reviewed);
    const hunks = hunksBetween(...comparedTexts(reviewed.document, cleaned.source));
    response.render('changes', { entry: reviewed.entry, cleaned, hunks, captions: reviewed.captions.length });
  });
  return router;
}

/** A document's source with its decisions applied. */
export function cleanedSourceOf(reviewed: ReviewedDocument): CleanedSource {
  const flags = reviewed.captions.map(({ flag }) => flag);
  return cleanSource(
    reviewed.document,
    flags,
    (_, index) => reviewed.captions[index]!.record.caption.decision,
  );
}
