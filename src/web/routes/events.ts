import { Router } from 'express';
import { HttpError } from '../middleware/errors.js';
import type { LiveFeed } from '../liveFeed.js';

/** The stream of what happens, for this application's own pages; every change through this server is told at once. */
export function eventRoutes(feed: LiveFeed): Router {
  const router = Router();

  router.get('/events', (request, response) => {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new HttpError(403, 'Only Didascalia’s own pages may listen.');
    if (!feed.hasRoom) {
      response.set('Retry-After', '30');
      throw new HttpError(
        503,
        'Too many pages are listening. This one works without: reload it to see what is new.',
      );
    }
    feed.follow(request, response);
  });

  router.use((request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.once('finish', () => {
        feed.look();
      });
    }
    next();
  });

  return router;
}
