interface ImportMetaEnv {
  /** Addresses of the runner's scripts for articles and for the playground in each language (`integrations/runner.ts`). */
  readonly RUNNER_PANELS: Record<string, string>;
  readonly RUNNER_PLAYGROUNDS: Record<string, string>;
  /** Address of the search box's script (`integrations/search-script.ts`). */
  readonly SEARCH_SCRIPT: string;
}
