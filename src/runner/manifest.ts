import type { RunnerLanguage } from './messages.ts';

/** A file of the runner: its name in the site holds a digest of it, so that what was fetched once stays good. */
export interface RunnerFile {
  url: string;
  /** Size as it is, before a server compresses it. */
  bytes: number;
}

/** Where the files of the runner are; built into its scripts for pages. */
export interface RunnerManifest {
  frame: RunnerFile;
  languages: Record<RunnerLanguage, { worker: RunnerFile; files: Record<string, RunnerFile> }>;
  /** Which Python runs, and which Node is stood in for. */
  versions: Record<RunnerLanguage, string>;
}

declare global {
  /** Put in by `runner-files/publish-runner.ts`. */
  const RUNNER_MANIFEST: RunnerManifest;
}
