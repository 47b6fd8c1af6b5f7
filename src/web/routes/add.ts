import express, { Router, type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import { knownExtensions } from '../../document/index.js';
import { addedFolder, AddError, largestAdded, type Workspace } from '../../review/index.js';
import { HttpError } from '../middleware/errors.js';
import { MultipartError, readMultipart } from '../multipart.js';

/** What became of one document. */
interface Added {
  readonly name: string;
  /** Where it opens; null where it was refused. */
  readonly address: string | null;
  readonly message: string;
}

/** Bytes of a form: pasted text may take three for one, and several files come in one form where no script runs. */
const largestForm = 32 * 1024 * 1024;
/** Requests with a document in them that are read at a time: they are in memory. */
const mostAtOnce = 4;

/**
 * Adding documents: text that is pasted, files that are chosen or dropped. They are kept beside the database. With
 * its own limits, so it stands before the reading of other forms.
 */
export function addRoutes(workspace: Workspace): Router {
  const router = Router();
  const large = { limit: largestForm };

  router.get('/add', (_request, response) => {
    renderPage(workspace, response, []);
  });

  router.post(
    '/add',
    oneOfFew(),
    express.urlencoded({ extended: false, parameterLimit: 10, ...large }),
    express.raw({ type: 'multipart/form-data', ...large }),
    (request, response) => {
      const body: unknown = request.body;
      const results = Buffer.isBuffer(body)
        ? filesOf(body, request.headers['content-type'] ?? '').map(({ name, bytes }) =>
            add(workspace, name, bytes),
          )
        : [addText(workspace, (body ?? {}) as Readonly<Record<string, unknown>>)];
      const [only] = results;
      if (results.length === 1 && only?.address) response.redirect(303, only.address);
      else renderPage(workspace, response, results);
    },
  );

  router.put(
    '/add',
    oneOfFew(),
    express.raw({ type: () => true, limit: largestAdded }),
    (request, response) => {
      const { name } = request.query;
      const bytes: unknown = request.body;
      const result = add(
        workspace,
        typeof name === 'string' ? name : '',
        Buffer.isBuffer(bytes) ? bytes : Buffer.of(),
      );
      response.status(result.address === null ? 422 : 201).json(result);
    },
  );

  router.use('/add', tooLarge);
  return router;
}

function renderPage(workspace: Workspace, response: Response, results: readonly Added[]): void {
  if (results.some(({ address }) => address === null)) response.status(422);
  response.render('add', {
    results,
    folder: addedFolder(workspace.place.database),
    endings: [...new Set(knownExtensions().filter((ending) => !ending.endsWith('.gz')))],
  });
}

function addText(workspace: Workspace, { name, text }: Readonly<Record<string, unknown>>): Added {
  const title = typeof name === 'string' && name.trim() !== '' ? name.trim() : 'pasted text';
  if (typeof text !== 'string' || text.trim() === '')
    return {
      name: title,
      address: null,
      message: 'Nothing was added: there is no text. Paste it into the field.',
    };
  const isNamed = knownExtensions().some((ending) => title.toLowerCase().endsWith(ending));
  // Forms send line ends as two characters (HTML Standard, "newline normalisation").
  return add(workspace, isNamed ? title : `${title}.txt`, Buffer.from(text.replaceAll('\r\n', '\n'), 'utf8'));
}

function filesOf(body: Buffer, type: string): readonly { readonly name: string; readonly bytes: Buffer }[] {
  try {
    return readMultipart(body, type).flatMap(({ fileName, bytes }) =>
      fileName === null || fileName === '' ? [] : [{ name: fileName, bytes }],
    );
  } catch (error) {
    if (error instanceof MultipartError) throw new HttpError(400, error.message);
    throw error;
  }
}

function add(workspace: Workspace, name: string, bytes: Uint8Array): Added {
  try {
    return { name, address: `/documents/${workspace.add(name, bytes)}`, message: 'Added.' };
  } catch (error) {
    if (error instanceof AddError) return { name, address: null, message: error.message };
    throw error;
  }
}

/** Lets so many requests in at a time; more are asked to come again. */
function oneOfFew(): RequestHandler {
  let reading = 0;
  return (_request, response, next) => {
    if (reading >= mostAtOnce) {
      response.set('Retry-After', '2');
      next(
        new HttpError(
          503,
          'Other documents are being added right now. Nothing was added; try again in a moment.',
        ),
      );
      return;
    }
    reading++;
    response.once('close', () => reading--);
    next();
  };
}

/** Says what the limit is here; others answer for other errors, and a script gets them as data. */
const tooLarge: ErrorRequestHandler = (error: unknown, request, response, next) => {
  const isTooLarge = error instanceof Error && 'status' in error && error.status === 413;
  const message = 'A document may have 10 MB at most, and several in one form 32 MB. Nothing was added.';
  if (request.method === 'PUT') {
    const status = isTooLarge ? 413 : error instanceof HttpError ? error.status : 500;
    const said = isTooLarge ? message : error instanceof Error ? error.message : String(error);
    response.status(status).json({ name: request.query.name, address: null, message: said });
    return;
  }
  next(isTooLarge ? new HttpError(413, message) : error);
};
