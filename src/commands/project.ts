/** The project's root folder: npm starts every command there, and tests start them in a copy. */
export const ROOT = process.cwd();
