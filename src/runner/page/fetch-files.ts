import type { RunnerFile } from '../manifest.ts';

/** How far the files of a run have come. */
export interface Progress {
  done: number;
  total: number;
}

/** Thrown when a file of the runner cannot be had. */
export class LoadError extends Error {
  override name = 'LoadError';
}

const CACHE = 'runner';

/**
 * Fetches files of the runner, or takes them from this device, where they stay: their names hold a digest.
 * @returns the bytes, in the order asked for
 * @throws LoadError when one cannot be had
 */
export async function fetchFiles(
  files: readonly RunnerFile[],
  report: (progress: Progress) => void,
): Promise<ArrayBuffer[]> {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  const cache = await openCache();
  let done = 0;
  return Promise.all(
    files.map((file) =>
      fetchFile(file, cache, (bytes) => {
        done += bytes;
        report({ done, total });
      }),
    ),
  );
}

async function fetchFile(file: RunnerFile, cache: Cache | undefined, count: (bytes: number) => void) {
  const kept = await cache?.match(file.url);
  if (kept) {
    const bytes = await kept.arrayBuffer();
    if (bytes.byteLength === file.bytes) {
      count(bytes.byteLength);
      return bytes;
    }
  }
  const bytes = await download(file, count);
  // a full disk loses only the next visit's speed
  await cache?.put(file.url, new Response(bytes)).catch(() => {});
  return bytes;
}

async function download(file: RunnerFile, count: (bytes: number) => void): Promise<ArrayBuffer> {
  const response = await fetch(file.url).catch(() => undefined);
  if (!response?.ok || !response.body) throw new LoadError(file.url);
  const bytes = new Uint8Array(file.bytes);
  let at = 0;
  try {
    for (const reader = response.body.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) break;
      bytes.set(value, at);
      at += value.length;
      count(value.length);
    }
  } catch {
    // the line broke, or there is more than the manifest says
    throw new LoadError(file.url);
  }
  if (at !== file.bytes) throw new LoadError(file.url);
  return bytes.buffer;
}

/** Absent where storage is denied. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return await caches.open(CACHE);
  } catch {
    return undefined;
  }
}
