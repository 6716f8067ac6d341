/** False in the base files for plain programs, which go without what `plain-program.ts` says. */
export const RICH: boolean = true;
