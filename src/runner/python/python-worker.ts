import { serveWorker } from '../worker.ts';
import { startPython } from './start-python.ts';

serveWorker(startPython);
