/** What begins a line that no longer belongs to an exception's message: prompts, log lines, rules, what tools print last. */
const ENDS = [
  /^(?:>>>|\.\.\.|```|~~~|\$|#|PS [A-Z]:|In ?\[\d+\]:)(?:\s|$|\\)/,
  /^```/,
  /^[A-Z]:\\[^>]{0,200}>/,
  /^(?:\([\w.-]{1,40}\) )?[\w.-]{1,40}@[\w.-]{1,60}(?::| )[^$#%]{0,200}[$#%]/,
  /^[-=_*!]{5,}/,
  /^_ _ _/,
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ,]+\d\d:\d\d/,
  /^\[?\d\d:\d\d:\d\d|^\[\d\d\/[A-Z][a-z]{2}\/\d{4}/,
  /^[A-Z][a-z]{2} +\d{1,2} \d\d:\d\d:\d\d /,
  /^\[?(?:DEBUG|INFO|WARNING|WARN|ERROR|CRITICAL|FATAL|FAILED)(?:[:\s\]|]|$)/,
  /^(?:Traceback \(most|Exception ignored |Exception in thread |Exception Type:|Fatal Python error:|Extension modules:)/,
  /^(?:Task|Future) exception was never retrieved/,
  /^(?:Process finished with exit code|\[Finished in|\[end of output\]|exit status \d|make(?:\[\d+\])?: \*\*\*)/,
  /^(?:Node\.js v\d|npm (?:ERR!|error)|Ran \d+ tests?|Found \d+ errors?)/,
  /^\S{1,60} - - \[/,
  /^\S{1,200}:\d+: \w+Warning: /,
];

/** Whether a line cannot be a further line of a message. */
export function endsMessage(line: string): boolean {
  return ENDS.some((end) => end.test(line));
}
