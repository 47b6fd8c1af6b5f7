import { basename } from 'node:path';
import { Router } from 'express';
import { formatOf, packSource } from '../../document/index.js';
import type { Workspace } from '../../review/index.js';
import { cleanedSourceOf } from './changes.js';
import { openDocument } from './document.js';

/** The cleaned text as a file, in the encoding of its source. */
export function downloadRoutes(workspace: Workspace): Router {
  const router = Router();
  router.get('/documents/:id/cleaned', async (request, response) => {
    const reviewed = await openDocument(workspace, request.params.id);
    const { document, packaging } = reviewed;
    const bytes = packSource(formatOf(document), cleanedSourceOf(reviewed).source, packaging);
    response.attachment(basename(reviewed.entry.path));
    // Never shown as a page of this address, whatever the document holds.
    response.type('application/octet-stream').send(Buffer.from(bytes));
  });
  return router;
}
