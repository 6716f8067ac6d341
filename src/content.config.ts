import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { articleSchema } from './model/article.ts';

/** Astro's doorway to `content/`: it renders the articles; everything else about them comes from the library. */
const articles = defineCollection({
  loader: glob({
    base: './content/python',
    pattern: '*/{en,vi,ar}.mdx',
    generateId: ({ entry }) => entry.replace(/\.mdx$/, ''),
  }),
  schema: articleSchema,
});

export const collections = { articles };
