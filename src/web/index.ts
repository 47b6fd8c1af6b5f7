/** The review in a browser: screens and forms over `src/review`, served on this machine. */
export { ReviewError, startReview, type ReviewOptions, type RunningReview } from './server.js';
