import { type BuildFailure, type BuildOptions, build, formatMessages } from 'esbuild';

/**
 * One TypeScript module of the runner with all it imports, as a minified script of its own; `.py` files come as text.
 * @param format `iife` for a classic script, `esm` for a module
 * @throws Error with esbuild's messages when it does not bundle
 */
export async function bundleScript(
  entry: string,
  format: 'iife' | 'esm' = 'iife',
  options: BuildOptions = {},
): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format,
    platform: 'browser',
    target: 'es2023',
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.py': 'text' },
    logLevel: 'silent',
    ...options,
  }).catch(async ({ errors }: BuildFailure) => {
    throw new Error(`${entry} does not bundle:\n${(await formatMessages(errors, { kind: 'error' })).join('\n')}`);
  });
  const [file] = outputFiles ?? [];
  if (!file) throw new Error(`${entry}: esbuild wrote nothing.`);
  return file.contents;
}
