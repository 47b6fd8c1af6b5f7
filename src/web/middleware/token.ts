import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { cookieOf, setCookie } from '../cookies.js';
import { HttpError } from './errors.js';

const cookieName = 'didascalia_token';

/**
 * Lets only those in who have the token: once in the address (`?token=…`), from then on in a cookie.
 *
 * @param token at least 16 characters.
 */
export function onlyWithToken(token: string): RequestHandler {
  return (request, response, next) => {
    if (isSame(cookieOf(request, cookieName), token)) {
      next();
      return;
    }
    if (request.method === 'GET' && isSame(request.query.token, token)) {
      setCookie(response, cookieName, token);
      response.redirect(303, request.path);
      return;
    }
    next(new HttpError(403, 'This review is open only to those who have its address with the token in it.'));
  };
}

/** Takes the same time whatever differs. */
function isSame(given: unknown, token: string): boolean {
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(token));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
