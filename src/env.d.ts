interface ImportMetaEnv {
  /** Addresses of the runner's scripts for articles and for the playground (`integrations/runner.ts`). */
  readonly RUNNER_PANEL: string;
  readonly RUNNER_PLAYGROUND: string;
}
