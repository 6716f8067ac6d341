/** The worker that runs TypeScript programs. */
import { serveWorker } from '../worker.ts';
import { startTypescript } from './start-typescript.ts';

serveWorker(startTypescript);
