import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { articleHastPlugins } from './src/integrations/article-markdown.ts';
import { runner } from './src/integrations/runner.ts';
import { searchIndex } from './src/integrations/search-index.ts';
import { searchScript } from './src/integrations/search-script.ts';
import { MARKDOWN_FEATURES } from './src/library/markdown-features.ts';

export default defineConfig({
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  output: 'static',
  trailingSlash: 'always',
  // one stylesheet for the whole site, fetched once
  build: { format: 'directory', inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  markdown: {
    syntaxHighlight: false,
    processor: satteri({ features: MARKDOWN_FEATURES, hastPlugins: articleHastPlugins }),
  },
  vite: {
    build: {
      // scripts stay files: a strict script-src holds, and they are fetched once for all pages
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Astro reads its own "use astro:head-inject" before bundling; that it does not survive is no news
        onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log),
      },
    },
  },
  integrations: [mdx({ optimize: true }), searchIndex(), searchScript(), runner()],
});
