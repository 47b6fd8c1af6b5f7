import { Router } from 'express';
import { localPath } from '../addresses.js';
import { keepPreferences } from '../middleware/preferences.js';

/** Theme, keys and name, kept in this browser. */
export function preferenceRoutes(): Router {
  const router = Router();
  router.post('/preferences', (request, response) => {
    const fields = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    keepPreferences(response, fields);
    response.redirect(303, localPath(fields.back));
  });
  return router;
}
