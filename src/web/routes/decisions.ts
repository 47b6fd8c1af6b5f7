import { Router, type Request, type Response } from 'express';
import {
  nextUndecided,
  pairDecisionFor,
  readCaptionDecision,
  readCommentDecision,
  refusalToMark,
  type ReviewedCaption,
  type ReviewedDocument,
  type Settlement,
  type StepOutcome,
  type Subject,
  type Workspace,
} from '../../review/index.js';
import {
  documentAddress,
  localPath,
  originAddress,
  queueAddress,
  readOrigin,
  type Notice,
  type Origin,
} from '../addresses.js';
import { HttpError } from '../middleware/errors.js';
import { preferencesOf } from '../middleware/preferences.js';
import { contentMark, paragraphNumbered } from '../screens/paragraphNumbers.js';
import { openDocument } from './document.js';

type Fields = Readonly<Record<string, unknown>>;

/** Decisions, undo and redo: each a post that leads back to a page. */
export function decisionRoutes(workspace: Workspace): Router {
  const router = Router();

  router.post('/documents/:id/decisions', async (request, response) => {
    const reviewed = await openDocument(workspace, request.params.id);
    const fields = fieldsOf(request);
    const caption = reviewed.captions.find(({ id }) => id === fields.caption);
    if (!caption) {
      response.redirect(303, documentAddress(reviewed.entry.id, null));
      return;
    }
    const settlement = readForm(reviewed, caption, fields);
    if (typeof settlement === 'string') {
      response.redirect(
        303,
        originAddress(readOrigin(fields.origin), reviewed.entry.id, caption.id, settlement),
      );
      return;
    }
    if (takesNothingOff(caption, settlement)) {
      response.redirect(303, originAddress(readOrigin(fields.origin), reviewed.entry.id, caption.id));
      return;
    }
    await decide(workspace, reviewed, caption, settlement, request, response);
  });

  router.post('/undo', (request, response) => {
    redirectToStep(workspace.decisions.undo(preferencesOf(request).reviewer), request, response);
  });

  router.post('/redo', (request, response) => {
    redirectToStep(workspace.decisions.redo(preferencesOf(request).reviewer), request, response);
  });

  return router;
}

async function decide(
  workspace: Workspace,
  reviewed: ReviewedDocument,
  caption: ReviewedCaption,
  settlement: Settlement,
  request: Request,
  response: Response,
): Promise<void> {
  const fields = fieldsOf(request);
  const outcome = workspace.decisions.decide({
    document: reviewed.entry.id,
    caption: caption.id,
    excerpt: caption.flag.text,
    settlement,
    seen: revisionSeen(fields.seen, settlement.subject),
    author: preferencesOf(request).reviewer,
  });
  const origin = readOrigin(fields.origin);
  if (outcome.kind === 'conflict') {
    const { id, name } = reviewed.entry;
    const leave = originAddress(origin, reviewed.entry.id, caption.id);
    response
      .status(409)
      .render('conflict', { id, name, caption, settlement, theirs: outcome.theirs, fields, leave });
    return;
  }
  if (settlement.subject !== 'caption') {
    response.redirect(303, originAddress(origin, reviewed.entry.id, caption.id));
    return;
  }
  response.redirect(303, await addressAfter(workspace, reviewed, caption.id, origin));
}

/** Where a person goes on once a caption is settled: the next undecided one, or the queue's. */
export async function addressAfter(
  workspace: Workspace,
  reviewed: ReviewedDocument,
  caption: string,
  origin: Origin,
): Promise<string> {
  if (origin === 'queue') return queueAddress();
  const { id } = reviewed.entry;
  const next = nextUndecided((await workspace.read(id)) ?? reviewed, caption);
  return documentAddress(id, next?.id ?? caption);
}

/** What the form says, or what is to be said about a form that cannot be recorded. */
function readForm(reviewed: ReviewedDocument, caption: ReviewedCaption, fields: Fields): Settlement | Notice {
  if (fields.paragraph !== undefined || fields.number !== undefined) {
    const paragraph = paragraphOf(reviewed, fields);
    const decision = paragraph === undefined ? null : pairDecisionFor(reviewed, caption, paragraph);
    return decision ? { subject: 'pair', decision } : 'gone';
  }
  if (fields.action === 'comment') {
    const decision = readCommentDecision({ action: 'comment', text: fields.note });
    return decision ? { subject: 'comment', decision } : 'comment';
  }
  const decision = readCaptionDecision(fields);
  if (!decision) {
    if (fields.action === 'replace') return 'empty';
    throw new HttpError(400, 'The form names no decision that Didascalia knows.');
  }
  if (decision.action === 'mark' && refusalToMark(reviewed.document, caption.flag) !== null) return 'mark';
  return { subject: 'caption', decision };
}

/** The paragraph that a form names by its fingerprint, or by its number in the bytes that its reader saw. */
function paragraphOf(reviewed: ReviewedDocument, { paragraph, number, content }: Fields): string | undefined {
  if (number === undefined) return typeof paragraph === 'string' ? paragraph : '';
  return content === contentMark(reviewed) ? paragraphNumbered(reviewed, Number(number)) : undefined;
}

/** Whether an empty comment was saved where there was none. */
function takesNothingOff({ record }: ReviewedCaption, { decision }: Settlement): boolean {
  return decision.action === 'clear' && record.comment.decision?.action !== 'comment';
}

function redirectToStep(outcome: StepOutcome, request: Request, response: Response): void {
  const fields = fieldsOf(request);
  const first = outcome.kind === 'nothing' ? undefined : outcome.changes[0];
  if (!first) {
    response.redirect(303, localPath(fields.back));
    return;
  }
  const notice = outcome.kind === 'overtaken' ? 'overtaken' : undefined;
  response.redirect(
    303,
    readOrigin(fields.origin) === 'queue'
      ? queueAddress(first, notice)
      : documentAddress(first.document, first.caption, notice),
  );
}

/** Where the revision of each subject stands in what a form says that its reader saw. */
const placeOfSeen: Readonly<Record<Subject, number>> = { caption: 0, pair: 1, comment: 2 };

/** The revision that a form's reader saw of what it decides; a form about one thing says one. */
function revisionSeen(seen: unknown, subject: Subject): number {
  const revisions = String(seen).split(' ');
  return Number(revisions[placeOfSeen[subject]] ?? revisions[0]);
}

function fieldsOf(request: Request): Fields {
  return (request.body ?? {}) as Fields;
}
