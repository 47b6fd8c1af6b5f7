import type { RequestHandler } from 'express';
import { HttpError } from './errors.js';

/**
 * Refuses changes that another site's page asks for. Browsers say where a post comes from in `Origin` and
 * `Sec-Fetch-Site`; a program that says neither carries no one's cookies.
 */
export const onlyOwnForms: RequestHandler = (request, _response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') {
    next();
    return;
  }
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const isOwnOrigin = origin === undefined || origin === `${request.protocol}://${host ?? ''}`;
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none';
  if (isOwnOrigin && isOwnSite) next();
  else next(new HttpError(403, 'This change was asked for by another site’s page. Nothing was changed.'));
};
