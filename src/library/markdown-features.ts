/**
 * How articles are read as Markdown, the same for the library and for Astro: ids by `{#id}`, and no rewriting of
 * quotes, dashes and dots, which differ between the three languages.
 */
export const MARKDOWN_FEATURES = { headingAttributes: true, smartPunctuation: false } as const;
