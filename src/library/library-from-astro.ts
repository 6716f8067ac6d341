import { requireLibrary } from './build-library.ts';
import type { Library } from './library.ts';

const texts = import.meta.glob<string>('/content/**/*.{yaml,json,mdx,py,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The content of the project as Astro's build sees it; a wrong file stops the build with every issue there is. */
export const library: Library = requireLibrary(
  new Map(Object.entries(texts).map(([path, text]) => [path.slice(1), text])),
);
