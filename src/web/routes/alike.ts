import { Router } from 'express';
import {
  readCaptionDecision,
  refusalToMark,
  type AlikeCaption,
  type ReviewedCaption,
  type ReviewedDocument,
  type Workspace,
} from '../../review/index.js';
import { alikeAddress, originAddress, readOrigin } from '../addresses.js';
import { HttpError } from '../middleware/errors.js';
import { preferencesOf } from '../middleware/preferences.js';
import { addressAfter } from './decisions.js';
import { openDocument } from './document.js';

/** Places that the preview lists; it counts the others. */
const mostListed = 100;

/** The captions of all documents that say the same: first shown, then decided as one step. */
export function alikeRoutes(workspace: Workspace): Router {
  const router = Router();

  router.get('/documents/:id/alike', async (request, response) => {
    const { reviewed, caption } = await captionOf(workspace, request.params.id, request.query.caption);
    const { decision } = caption.record.caption;
    const alike = workspace.catalogue.alike(caption.id);
    const open = alike.filter(isOpen);
    const origin = readOrigin(request.query.origin);
    response.render('alike', {
      name: reviewed.entry.name,
      caption,
      decision,
      places: [...open, ...alike.filter((each) => !isOpen(each))].slice(0, mostListed),
      count: alike.length,
      documents: new Set(alike.map(({ document }) => document)).size,
      open: open.length,
      canMark: refusalToMark(reviewed.document, caption.flag) === null,
      isEmpty: request.query.notice === 'empty',
      seen: workspace.decisions.latestRevision(),
      action: `/documents/${reviewed.entry.id}/alike`,
      leave: originAddress(origin, reviewed.entry.id, caption.id),
      origin,
    });
  });

  router.post('/documents/:id/alike', async (request, response) => {
    const fields = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const { reviewed, caption } = await captionOf(workspace, request.params.id, fields.caption);
    const origin = readOrigin(fields.origin);
    const { id } = reviewed.entry;
    const decision = readCaptionDecision(fields);
    if (!decision || decision.action === 'skip') {
      response.redirect(303, `${alikeAddress(id, caption.id, origin)}&notice=empty`);
      return;
    }
    const { overtaken } = workspace.decisions.decideAll({
      captions: workspace.catalogue.alike(caption.id).filter(isOpen).map(withExcerpt),
      settlement: { subject: 'caption', decision },
      seen: readRevision(fields.seen),
      author: preferencesOf(request).reviewer,
    });
    response.redirect(
      303,
      overtaken > 0
        ? originAddress(origin, id, caption.id, 'partly')
        : await addressAfter(workspace, reviewed, caption.id, origin),
    );
  });

  return router;
}

async function captionOf(
  workspace: Workspace,
  id: string,
  name: unknown,
): Promise<{ readonly reviewed: ReviewedDocument; readonly caption: ReviewedCaption }> {
  const reviewed = await openDocument(workspace, id);
  const caption = reviewed.captions.find((each) => each.id === name);
  if (!caption) throw new HttpError(404, 'That caption is not in the document any more.');
  return { reviewed, caption };
}

function isOpen({ state }: AlikeCaption): boolean {
  return state !== 'settled';
}

function withExcerpt({ document, caption, text }: AlikeCaption) {
  return { document, caption, excerpt: text };
}

/** A form that does not say what its reader saw has seen nothing. */
function readRevision(value: unknown): number {
  const revision = Number(value);
  return Number.isSafeInteger(revision) ? revision : 0;
}
