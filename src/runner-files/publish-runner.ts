import { createHash } from 'node:crypto';
import { extname } from 'node:path';
import { LOCALES, type Locale } from '../i18n/locales.ts';
import { RUNNER_STRINGS } from '../i18n/runner-strings.ts';
import type { RunnerFile, RunnerManifest } from '../runner/manifest.ts';
import type { RunnerLanguage } from '../runner/messages.ts';
import { buildFrame } from './build-frame.ts';
import { buildWorkerFiles, runnerSource, type WorkerFiles } from './build-worker-files.ts';
import { bundleScript } from './bundle-script.ts';
import { pythonVersion } from './python-version.ts';

/** Everything the runner fetches, by name below `/runner/`, and the addresses of its scripts for pages. */
export interface PublishedRunner {
  /** Module with `press` for the buttons of an article, in each language. */
  panels: Record<Locale, string>;
  /** Module with `startPlayground`, in each language. */
  playgrounds: Record<Locale, string>;
  files: Map<string, Uint8Array>;
}

let published: Promise<PublishedRunner> | undefined;

/** All files of the runner under the names they have in the site; built once. */
export function publishRunner(): Promise<PublishedRunner> {
  published ??= build();
  return published;
}

async function build(): Promise<PublishedRunner> {
  const [frame, editor, py, ts] = await Promise.all([
    bundleScript(runnerSource('frame.ts')).then(buildFrame),
    bundleScript(runnerSource('page/code-editor.ts'), 'esm'),
    buildWorkerFiles('py'),
    buildWorkerFiles('ts'),
  ]);
  const files = new Map<string, Uint8Array>();
  const publish = (name: string, bytes: Uint8Array): RunnerFile => {
    const digested = withDigest(name, bytes);
    files.set(digested, bytes);
    return { url: `/runner/${digested}`, bytes: bytes.length };
  };
  const publishLanguage = (language: RunnerLanguage, own: WorkerFiles) => ({
    worker: publish(`${language}-worker.js`, own.worker),
    files: Object.fromEntries([...own.files].map(([name, bytes]) => [name, publish(name, bytes)])),
  });
  const manifest: RunnerManifest = {
    frame: publish('sandbox.html', frame),
    languages: { py: publishLanguage('py', py), ts: publishLanguage('ts', ts) },
    versions: { py: await pythonVersion(), ts: process.versions.node },
  };
  const editorUrl = publish('code-editor.js', editor).url;
  const publishScripts = async (entry: string) => {
    const urls = LOCALES.map(async (locale) => {
      const script = await bundlePageScript(`page/${entry}.ts`, locale, manifest, editorUrl);
      return [locale, publish(`${entry}-${locale}.js`, script).url] as const;
    });
    return Object.fromEntries(await Promise.all(urls)) as Record<Locale, string>;
  };
  const panels = await publishScripts('example-panel');
  return { panels, playgrounds: await publishScripts('playground'), files };
}

/** A script for pages, with the manifest inside it, the words of one language, and the editor left where it is. */
function bundlePageScript(
  entry: string,
  locale: Locale,
  manifest: RunnerManifest,
  editorUrl: string,
): Promise<Uint8Array> {
  const words = Object.entries(RUNNER_STRINGS).map(([key, text]) => [key, { [locale]: text[locale] }]);
  const contents = `export const RUNNER_STRINGS = ${JSON.stringify(Object.fromEntries(words))};`;
  return bundleScript(runnerSource(entry), 'esm', {
    define: { RUNNER_MANIFEST: JSON.stringify(manifest) },
    plugins: [
      {
        name: 'the editor is a file of its own',
        setup: (build) =>
          build.onResolve({ filter: /\/code-editor\.ts$/ }, () => ({ path: editorUrl, external: true })),
      },
      {
        name: 'words of one language',
        setup: (build) => build.onLoad({ filter: /\/runner-strings\.ts$/ }, () => ({ contents })),
      },
    ],
  });
}

function withDigest(name: string, bytes: Uint8Array): string {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  const extension = extname(name);
  return `${name.slice(0, name.length - extension.length)}-${digest}${extension}`;
}
