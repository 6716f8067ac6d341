/** What only queries need that names do not answer: in the site it is a script of its own, fetched at the first of them. */
export { matchTexts } from './match-texts.ts';
export { prepareTexts } from './prepare-texts.ts';
export { rankPages } from './rank-pages.ts';
export { searchPages } from './search-pages.ts';
