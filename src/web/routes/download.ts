import { basename } from 'node:path';
import { Router } from 'express';
import { encodeText } from '../../document/index.js';
import type { Workspace } from '../../review/index.js';
import { cleanedTextOf } from './changes.js';
import { openDocument } from './document.js';

/** The cleaned text as a file, in the encoding of its source. */
export function downloadRoutes(workspace: Workspace): Router {
  const router = Router();
  router.get('/documents/:id/cleaned', async (request, response) => {
    const reviewed = await openDocument(workspace, request.params.id);
    const bytes = encodeText(cleanedTextOf(reviewed).text, reviewed.encoding);
    response.attachment(basename(reviewed.entry.path));
    // Never shown as a page of this address, whatever the document holds.
    response.type('application/octet-stream').send(Buffer.from(bytes));
  });
  return router;
}
