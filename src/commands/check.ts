import { runRules } from '../checks/run-rules.ts';
import { buildLibrary } from '../library/build-library.ts';
import { readContentFiles } from '../library/library-from-disk.ts';
import { ROOT } from './project.ts';
import { reportIssues } from './report-issues.ts';

/** `npm run check`: holds all of `content/` to its schemas and rules, without running a program. */
const files = await readContentFiles(ROOT);
const { library, issues } = buildLibrary(files);
const results = runRules(library, files);
for (const { promise, looked } of results) console.log(`${String(looked).padStart(5)}  ${promise}`);

const articles = library.entries.reduce((sum, entry) => sum + Object.keys(entry.articles).length, 0);
console.log(`check: ${files.size} files, ${library.entries.length} entries, ${articles} articles`);
process.exitCode = reportIssues([...issues, ...results.flatMap((it) => it.issues)]);
