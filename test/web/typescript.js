/** Lets a child process run the TypeScript sources as they are: `node --import ./test/web/typescript.js file.ts`. */
import { register } from 'node:module';

register('./typescriptHooks.js', import.meta.url);
