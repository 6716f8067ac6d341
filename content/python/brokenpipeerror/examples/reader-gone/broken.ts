import { spawn } from 'node:child_process';

const rows = Array.from({ length: 100_000 }, (_, index) => `row ${index + 1}\n`);

// head prints one row and ends
const head = spawn('head', ['-n', '1'], { stdio: ['pipe', 'inherit', 'inherit'] });
head.stdin.end(rows.join(''));
