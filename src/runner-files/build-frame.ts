import { createHash } from 'node:crypto';

/**
 * The sandbox's document round its script. Its policy lets in that one script, workers made of blobs and WebAssembly,
 * and no request at all: with `script-src 'self'` instead of the hash, `import()` reached the site's server.
 */
export function buildFrame(script: Uint8Array): Uint8Array {
  // a script element ends at the first `</script`, wherever it stands
  const text = new TextDecoder().decode(script).trim().replaceAll('</script', String.raw`<\/script`);
  const hash = createHash('sha256').update(text).digest('base64');
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${hash}' blob: 'wasm-unsafe-eval'`,
    'worker-src blob:',
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="robots" content="noindex">
<title>Sandbox</title>
<script>${text}</script>
</head>
<body></body>
</html>
`;
  return new TextEncoder().encode(html);
}
