import { ARTICLE_SECTIONS, GENERATED_SECTIONS, HEADINGS } from '../i18n/headings.ts';
import { LOCALES } from '../i18n/locales.ts';
import type { Issue } from '../model/issue.ts';
import type { Article, Entry, Library } from './library.ts';

/** What is wrong with the articles: sections, examples, glosses, citations and links. */
export function findArticleIssues(library: Library): Issue[] {
  return library.entries.flatMap((entry) => {
    const articles = LOCALES.map((locale) => entry.articles[locale]).filter((it) => it !== undefined);
    return [
      ...articles.flatMap((article) => [
        ...findSectionIssues(article),
        ...findExampleIssues(article, entry),
        ...findGlossIssues(article, entry),
        ...findCitationIssues(article, entry),
        ...findLinkIssues(article, entry, library),
      ]),
      ...findUncitedSources(articles, entry),
      ...findUnequalHeadings(articles),
    ];
  });
}

function findSectionIssues(article: Article): Issue[] {
  const issues: Issue[] = [];
  const fixed = article.headings.filter((heading) => heading.fixed);
  for (const section of ARTICLE_SECTIONS) {
    const heading = fixed.find((it) => it.fixed === section.id);
    const words = HEADINGS[section.id][article.locale];
    const marks = '#'.repeat(section.depth);
    if (!heading && section.required) {
      issues.push({
        rule: 'sections',
        file: article.file,
        problem: `the section “${words}” is missing`,
        fix: `Add ${marks} ${words}`,
      });
    } else if (heading && heading.depth !== section.depth) {
      issues.push({
        rule: 'sections',
        file: article.file,
        line: heading.line,
        problem: `“${words}” has the wrong depth`,
        fix: `Write ${marks} ${words}`,
      });
    }
  }
  const order = fixed.map((it) => ARTICLE_SECTIONS.findIndex((section) => section.id === it.fixed));
  const wrong = fixed.find((_, index) => index > 0 && (order[index] ?? 0) <= (order[index - 1] ?? 0));
  if (wrong) {
    const problem = `“${HEADINGS[wrong.fixed as keyof typeof HEADINGS][article.locale]}” stands out of order or twice`;
    issues.push({
      rule: 'sections',
      file: article.file,
      line: wrong.line,
      problem,
      fix: `The order is: ${ARTICLE_SECTIONS.map((it) => it.id).join(', ')}`,
    });
  }
  const ids = article.headings.map((it) => it.id);
  for (const heading of article.headings.filter((it, index) => ids.indexOf(it.id) !== index)) {
    issues.push({
      rule: 'sections',
      file: article.file,
      line: heading.line,
      problem: `heading id ${heading.id} is used twice`,
      fix: 'Give it another id.',
    });
  }
  return issues;
}

function findExampleIssues(article: Article, entry: Entry): Issue[] {
  const ids = entry.facts.examples.map((it) => it.id);
  const unknown = article.shows.filter((it) => !ids.includes(it.target));
  const unused = ids.filter((id) => article.shows.filter((it) => it.target === id).length !== 1);
  return [
    ...unknown.map((it) => ({
      rule: 'examples',
      file: article.file,
      line: it.line,
      problem: `there is no example ${it.target}`,
      fix: `Its examples are: ${ids.join(', ')}`,
    })),
    ...unused.map((id) => ({
      rule: 'examples',
      file: article.file,
      problem: `example ${id} is not shown exactly once`,
      fix: `Write <Example id="${id}" /> under its heading.`,
    })),
  ];
}

function findGlossIssues(article: Article, entry: Entry): Issue[] {
  const wanted = entry.facts.messages.map((it) => it.id);
  const given = Object.keys(article.facts.messages);
  return [
    ...wanted
      .filter((id) => !given.includes(id))
      .map((id) => ({
        rule: 'messages',
        file: article.file,
        line: 1,
        problem: `\`messages.${id}\`: the message has no gloss`,
        fix: `Add messages.${id} to the front matter.`,
      })),
    ...given
      .filter((id) => !wanted.includes(id))
      .map((id) => ({
        rule: 'messages',
        file: article.file,
        line: 1,
        problem: `\`messages.${id}\`: there is no such message`,
        fix: `The messages are: ${wanted.join(', ')}`,
      })),
  ];
}

function findCitationIssues(article: Article, entry: Entry): Issue[] {
  const ids = entry.facts.sources.map((it) => it.id);
  return article.cites
    .filter((it) => !ids.includes(it.target))
    .map((it) => ({
      rule: 'sources',
      file: article.file,
      line: it.line,
      problem: `there is no source ${it.target}`,
      fix: `Add it to meta.yaml; there are: ${ids.join(', ') || 'none'}`,
    }));
}

function findUncitedSources(articles: readonly Article[], entry: Entry): Issue[] {
  if (articles.length === 0) return [];
  const cited = new Set([
    ...articles.flatMap((article) => article.cites.map((it) => it.target)),
    ...entry.facts.messages.map((it) => it.source),
    ...entry.facts.changed.map((it) => it.source),
  ]);
  return entry.facts.sources
    .filter((it) => !cited.has(it.id))
    .map((it) => ({
      rule: 'sources',
      file: `${entry.folder}/meta.yaml`,
      problem: `source ${it.id} is cited nowhere`,
      fix: `Write <Cite id="${it.id}" /> after the claim, or remove it.`,
    }));
}

/** Links between entries are relative, `../<slug>/#<anchor>`; everything outside is cited as a source. */
function findLinkIssues(article: Article, entry: Entry, library: Library): Issue[] {
  return article.links.flatMap((link) => {
    const problem = linkProblem(link.target, article, entry, library);
    return problem
      ? [
          {
            rule: 'links',
            file: article.file,
            line: link.line,
            problem: `link to nowhere: ${link.target} (${problem})`,
            fix: 'Link as ../<slug>/ or ../<slug>/#<section>; cite pages elsewhere with <Cite id="…" />.',
          },
        ]
      : [];
  });
}

function linkProblem(target: string, article: Article, entry: Entry, library: Library): string | undefined {
  const parts = /^(?:\.\.\/([a-z0-9-]+)\/)?(?:#([a-z0-9-]+))?$/.exec(target);
  if (!parts || target === '') return 'neither ../<slug>/ nor #<section>';
  const [, slug = entry.slug, anchor] = parts;
  const other = library.entries.find((it) => it.slug === slug);
  if (!other) return `there is no entry ${slug}`;
  const there = other.articles[article.locale];
  if (!anchor || !there || GENERATED_SECTIONS.some((id) => id === anchor)) return undefined;
  return there.headings.some((heading) => heading.id === anchor) ? undefined : `${slug} has no section ${anchor}`;
}

function findUnequalHeadings(articles: readonly Article[]): Issue[] {
  const [first, ...others] = articles;
  if (!first) return [];
  const ids = (article: Article) => article.headings.map((it) => `${'#'.repeat(it.depth)} ${it.id}`);
  const wanted = ids(first);
  return others.flatMap((article) => {
    const given = ids(article);
    const at = wanted.findIndex((id, index) => id !== given[index]);
    const place = at === -1 && given.length > wanted.length ? wanted.length : at;
    if (place === -1) return [];
    const line = article.headings[place]?.line;
    const problem = `headings differ from ${first.file}: it has ${wanted[place] ?? 'no more'}, here is ${given[place] ?? 'no more'}`;
    return [
      {
        rule: 'sections',
        file: article.file,
        ...(line ? { line } : {}),
        problem,
        fix: 'Give all languages the same sections with the same ids, in one order.',
      },
    ];
  });
}
