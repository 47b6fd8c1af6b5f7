import type { ErrorRequestHandler, RequestHandler } from 'express';
import { EncodingError } from '../../document/index.js';
import { SourceError } from '../../review/sources.js';

/** An answer other than the page that was asked for. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** A document whose analysis takes longer than a page waits; it goes on, and the page looks again. */
export class StillReading extends HttpError {
  constructor(
    /** Where to look again. */
    readonly address: string,
  ) {
    super(
      503,
      'This document is long, and it is still being read. The page opens by itself when it is done.',
    );
  }
}

/** Seconds until a page looks again for a document that is being read. */
const secondsToLookAgain = 2;

const titles: Readonly<Record<number, string>> = {
  400: 'This cannot be read',
  403: 'Not allowed',
  404: 'Nothing here',
  413: 'Too much at once',
  422: 'This document cannot be shown',
  503: 'Nothing was recorded',
};

/** Whatever no route answered. */
export const notFound: RequestHandler = (_request, _response, next) => {
  next(new HttpError(404, 'There is no such page. The document may not be open any more.'));
};

/** Shows any error as a page that says what happened and leads back. */
export const errorPage: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof StillReading) {
    response.status(error.status).set('Retry-After', String(secondsToLookAgain));
    response.render('reading', {
      address: error.address,
      message: error.message,
      seconds: secondsToLookAgain,
    });
    return;
  }
  const { status, message } = answerTo(error);
  response
    .status(status)
    .render('error', { title: titles[status] ?? 'Something went wrong', status, message });
};

function answerTo(error: unknown): { readonly status: number; readonly message: string } {
  if (error instanceof HttpError) return error;
  if (error instanceof SourceError || error instanceof EncodingError)
    return { status: 422, message: error.message };
  if (!(error instanceof Error)) return { status: 500, message: String(error) };
  if (error.name === 'SqliteError') {
    const code = 'code' in error ? String(error.code) : '';
    return {
      status: 503,
      message:
        `This was NOT recorded: the database could not be written (${error.message}). ${remedyFor(code)} ` +
        'What was acknowledged before is safe.',
    };
  }
  const status = 'status' in error && typeof error.status === 'number' ? error.status : 500;
  if (status === 413) return { status, message: 'The form was larger than 64 kB. Nothing was changed.' };
  return { status, message: error.message };
}

/** What to do about an error of SQLite, by its code. */
function remedyFor(code: string): string {
  if (/^SQLITE_(FULL|IOERR)/.test(code)) return 'The disk may be full: make room, then decide again.';
  if (/^SQLITE_(READONLY|CANTOPEN)/.test(code))
    return 'The file or its folder may be read-only: make them writable, then decide again.';
  if (code.startsWith('SQLITE_BUSY')) return 'Another program holds the database: decide again in a moment.';
  return 'Decide again; where this stays so, name another file with --database FILE.';
}
