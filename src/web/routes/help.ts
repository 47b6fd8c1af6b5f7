import { Router } from 'express';

/** What each action does and which key asks for it. */
export function helpRoutes(): Router {
  const router = Router();
  router.get('/help', (_request, response) => {
    response.render('help');
  });
  return router;
}
