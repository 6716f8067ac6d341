import type { RunnerLanguage } from '../messages.ts';

/** A program in the fragment of an address, which no server sees: `#py=` and the program, deflated, in base64url. */
export interface SharedProgram {
  language: RunnerLanguage;
  source: string;
}

/** A link may not unpack into more than this. */
const MOST_BYTES = 1_000_000;

export async function encodeProgram({ language, source }: SharedProgram): Promise<string> {
  const stream = new Blob([source]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return `#${language}=${toBase64Url(bytes)}`;
}

/**
 * @returns the program of a fragment, or undefined where it names none
 * @throws Error when it names one that cannot be read
 */
export async function decodeProgram(fragment: string): Promise<SharedProgram | undefined> {
  const [, language, packed] = /^#(py|ts)=(.*)$/s.exec(fragment) ?? [];
  if (language === undefined || packed === undefined) return undefined;
  const stream = new Blob([fromBase64Url(packed)]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return { language: language as RunnerLanguage, source: await readText(stream) };
}

async function readText(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
    if (text.length > MOST_BYTES) {
      await reader.cancel();
      throw new Error('the program of this link is too large');
    }
  }
}

function toBase64Url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
}
