interface ImportMetaEnv {
  /** Address of the runner's manifest, whose name holds a digest (`integrations/runner.ts`). */
  readonly RUNNER_MANIFEST: string;
}
